/** @jest-environment ./tests/support/dom-environment.cjs */
import { hostInfo } from '../../src/excel/host-info';
import type { WritePlan } from '../../src/sheet/port/port';
import { makeExcel } from '../support/excel-harness';
import { loadLibrary } from '../support/excel-library';
import { addNotes } from '../support/excel-notes';
import { sheetPortContract } from '../support/port-contract';

const seed = {
  sheets: [
    {
      name: 'S',
      cells: [
        ['企业', '投资额'],
        ['甲', 1],
        ['乙', 2],
      ],
    },
  ],
};
const plan = (notes: readonly (string | undefined)[]): WritePlan => ({
  sheet: 'S',
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  rowCount: 2,
  dropped: [],
  sheets: [],
  memory: '{}',
  columns: [
    {
      key: 'a',
      column: 2,
      header: ['奖补'],
      width: 10,
      style: 'money',
      values: notes.map((note, i) => (note === undefined ? i : { value: i, note })),
    },
  ],
});

describe('the published library has no notes', () => {
  test.each(['ltsc2021', 'ltsc2024', 'm365', 'web'] as const)(
    '%s: figures are written, one warning says where the evidence is',
    async (profile) => {
      const { port, host } = await makeExcel(profile)(seed);
      const { notes, problems } = await port.write(plan(['一', '二']));
      expect(notes).toBe(0);
      expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['excel/no-notes', 'warning']]);
      expect(problems[0]?.message.zh).toContain('测算依据');
      expect(host.sheet('S').notes).toEqual([]);
      expect(hostInfo().missing.map(({ feature }) => feature)).toEqual(['notes']);
    },
  );

  test('a plan without notes needs no warning', async () => {
    const { port } = await makeExcel('ltsc2024')(seed);
    expect((await port.write(plan([undefined, undefined]))).problems).toEqual([]);
  });
});

describe('a newer library', () => {
  let remove: () => void;
  beforeAll(() => {
    loadLibrary();
    remove = addNotes(globalThis);
  });
  afterAll(() => remove());

  test('a host of before 1.18 is not asked, whatever the library has', async () => {
    const { port } = await makeExcel('ltsc2024')(seed);
    expect((await port.write(plan(['一', undefined]))).problems.map(({ code }) => code)).toEqual(['excel/no-notes']);
  });

  test("a note of the user's is kept, and told", async () => {
    const { port, host } = await makeExcel('m365')(seed);
    host.sheet('S').notes.push({ row: 1, column: 2, content: '领导已阅', author: '张三' });
    const { notes, problems } = await port.write(plan(['一', '二']));
    expect(notes).toBe(1);
    expect(problems.map(({ code, place }) => [code, place.cell])).toEqual([['excel/user-note', 'C2']]);
    expect(host.sheet('S').notes.map(({ row, content }) => [row, content.slice(0, 4)])).toEqual([
      [1, '领导已阅'],
      [2, '二\u2060'],
    ]);
  });

  test('when notes fail, the figures stay and the count is told', async () => {
    const clean = await makeExcel('m365')(seed);
    await clean.port.write(plan(['一', '二']));
    const { port, host } = await makeExcel('m365')(seed);
    // The very last one takes away what the write has used meanwhile.
    host.fail({ request: clean.host.log.length - 1 });
    const { notes, problems } = await port.write(plan(['一', '二']));
    expect(notes).toBe(0);
    expect(problems.map(({ code }) => code)).toEqual(['excel/notes-incomplete']);
    expect(host.sheet('S').cells.get(2)?.get(2)?.value).toBe(1);
  });

  sheetPortContract('Office.js with notes', makeExcel('m365'));
});
