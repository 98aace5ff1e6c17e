/** What the audit finds of planted errors, as the table of docs/audit-kinds.md: reports in; its lines out, and back the cells of one policy. */
import { CAUSE_TEXT, type CauseId } from '../../src/audit/causes/cause';
import type { Policy } from '../../src/policy/model';
import type { Held, Report } from './audit-held';

const KINDS = Object.keys(CAUSE_TEXT) as CauseId[];

/** Named first as what was planted, or as another kind that comes to the same amount. */
export const isNamed = ({ plant, named }: Held): boolean => plant.kinds.has(named);

const cell = (held: readonly Held[]): string => (held.length === 0 ? '—' : `${held.filter(isNamed).length} / ${held.length}`);

export interface Tried {
  readonly policy: Policy;
  readonly rows: number;
  readonly columns: number;
  /** Differences on the sheet as it should be. */
  readonly clean: Report;
  readonly wrong: Report;
}

/** Cells of one policy by the first cell of their line. */
export const cellsOf = ({ rows, columns, clean, wrong }: Tried): ReadonlyMap<string, string> =>
  new Map([
    ['Rows × columns of amounts', `${rows} × ${columns}`],
    ['Findings on the clean sheet', String(clean.besides.length)],
    ['Planted errors found', `${wrong.held.filter(({ finding }) => finding).length} / ${wrong.held.length}`],
    ['Findings where nothing was planted', String(wrong.besides.length)],
    ...KINDS.map((kind): [string, string] => [
      `${CAUSE_TEXT[kind].zh} ${CAUSE_TEXT[kind].en}`,
      cell(wrong.held.filter(({ plant }) => plant.cause === kind)),
    ]),
    ['**All kinds**', cell(wrong.held)],
  ]);

export const tableOf = (all: readonly Tried[]): string => {
  const columns = all.map(cellsOf);
  const head = ['', ...all.map(({ policy }) => policy.short.zh)];
  const lines = [...(columns[0]?.keys() ?? [])].map((name) => [name, ...columns.map((one) => one.get(name) ?? '')]);
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

/** The cells of a policy in the table of a page. */
export const readCells = (page: string, short: string): ReadonlyMap<string, string> => {
  const lines = page.split('\n').filter((line) => line.startsWith('|'));
  const cells = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((one) => one.trim()),
  );
  const at = cells[0]?.indexOf(short) ?? -1;
  return new Map(cells.slice(2).map((row) => [row[0] ?? '', row[at] ?? '']));
};
