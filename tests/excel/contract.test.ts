/** @jest-environment ./tests/support/dom-environment.cjs */
import { makeExcel } from '../support/excel-harness';
import { sheetPortContract } from '../support/port-contract';

// The published library build has no notes, whatever the host says (excel/notes.test.ts gives it some).
for (const profile of ['ltsc2021', 'ltsc2024', 'm365', 'web'] as const)
  sheetPortContract(`Office.js, ${profile}`, makeExcel(profile), { notes: false, links: true });
