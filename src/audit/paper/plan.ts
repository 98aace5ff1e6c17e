/** What an audit writes: an audit in; two sheets of our own, and nothing on the user's, as a plan for any port, out. */
import type { Lang } from '../../core/lang';
import { tellingUnit } from '../../core/money';
import { ENGINE_VERSION, type Computed, type Opened } from '../../run/run';
import { DOUBLE_BENEFIT } from '../../sheet/overlaps/problems';
import { freeSheetName } from '../../sheet/compose/sheet-names';
import { storedSeen } from '../../sheet/port/own-prints';
import type { SheetInfo, SheetPort, Workbook, WritePlan } from '../../sheet/port/port';
import type { Audit } from '../audit';
import { readMarks, type KeptMarks } from '../marks';
import { unitTold } from '../unit-told';
import { opinionsIn, rememberOpinions, withOpinions } from '../opinions';
import type { Policy } from '../../policy/model';
import { findingsKey, findingsSheet } from './findings-sheet';
import { auditKey, paperSheet } from './paper-sheet';
import { SHEETS } from './words';

export interface AuditPlanOptions {
  readonly lang: Lang;
  readonly fileName: string;
  /** ISO time, injected so that the same audit gives the same bytes. */
  readonly now: string;
}

/** The name that our sheet has, whatever the user has called it meanwhile, else a free one. */
const nameOf = (key: string, usual: string, sheets: readonly SheetInfo[]): string =>
  sheets.find((sheet) => sheet.own === key)?.name ?? freeSheetName(usual, sheets);

export const planAudit = (opened: Opened, computed: Computed, audit: Audit, options: AuditPlanOptions): WritePlan => {
  const { lang } = options;
  // Cells in the unit in which the texts beside them are told.
  const unit = tellingUnit(unitTold(audit.columns), lang);
  const { settlement, recognition, read } = computed;
  const { mapping } = recognition;
  const { policy } = settlement;
  const { sheets, memory } = opened.workbook;
  // What two policies pay is among the findings.
  const problems = [...computed.problems, ...audit.problems].filter(({ code }) => code !== DOUBLE_BENEFIT);
  const facts = {
    fileName: options.fileName,
    inputHash: read.inputHash,
    engineVersion: ENGINE_VERSION,
    now: options.now,
    problems,
  };
  return {
    sheet: opened.grid.sheet,
    headerRow: mapping.headerRow,
    headerRows: mapping.headerRows,
    firstRow: mapping.firstRow,
    rowCount: mapping.lastRow - mapping.firstRow + 1,
    columns: [],
    dropped: [],
    sheets: [
      paperSheet(nameOf(auditKey(policy), SHEETS.audit[lang], sheets), audit, settlement, facts, lang, unit),
      findingsSheet(nameOf(findingsKey(policy), SHEETS.findings[lang], sheets), findingsKey(policy), audit, lang, unit),
    ],
    // What a computation has stored stays: an audit changes no choice of it. Opinions are on the sheet now.
    memory: rememberOpinions(memory, policy.id, {}),
    stored: storedSeen(memory, []),
  };
};

/** The opinions on the sheet of findings of the workbook's last audit; undefined where there was none. */
export const sheetMarks = async (
  port: SheetPort,
  workbook: Workbook,
  policy: Pick<Policy, 'id'>,
): Promise<KeptMarks | undefined> => {
  const sheet = workbook.sheets.find(({ own }) => own === findingsKey(policy));
  return sheet && readMarks(await port.read(sheet.name));
};

/** With those that were said in the pane and are not on the sheet yet. */
export const keptMarks = async (
  port: SheetPort,
  workbook: Workbook,
  policy: Pick<Policy, 'id'>,
): Promise<KeptMarks | undefined> =>
  withOpinions(await sheetMarks(port, workbook, policy), opinionsIn(workbook.memory, policy.id));
