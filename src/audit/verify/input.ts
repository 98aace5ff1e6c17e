/** Whether the data are those of the receipt, and where they are not: both hashes, and what the workbook remembers of each row and column, in; differences out. */
import { text } from '../../core/lang';
import type { Computed, Opened } from '../../run/run';
import { address, shownAt } from '../../sheet/cells';
import { columnLetters } from '../../sheet/port/own-names';
import { columnOfKey, ROW_LETTERS, type InputPrints } from '../../sheet/read/input-prints';
import type { Difference } from './difference';
import { fact, type Receipt } from './receipt';
import type { Located } from './table';

const piecesOf = (letters: string): readonly string[] =>
  Array.from({ length: letters.length / ROW_LETTERS }, (_, i) => letters.slice(i * ROW_LETTERS, (i + 1) * ROW_LETTERS));

/** Table rows that are not as they were; with rows more or fewer, those between the first and the last that differ. */
export const changedRows = (before: InputPrints, now: InputPrints): readonly number[] => {
  const [a, b] = [piecesOf(before.rows), piecesOf(now.rows)];
  if (a.length === b.length) return b.flatMap((piece, i) => (piece === a[i] ? [] : [i]));
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Array.from({ length: b.length - start - end }, (_, i) => start + i);
};

const changedColumns = (before: InputPrints, now: InputPrints): readonly string[] =>
  [...new Set([...Object.keys(before.columns), ...Object.keys(now.columns)])].filter(
    (key) => before.columns[key] !== now.columns[key],
  );

/** Where rows and columns both changed in number, a cell is one of several that may have. */
const MOST_CELLS = 50;

const cellsOf = (opened: Opened, computed: Computed): readonly Difference[] => {
  const { table } = computed.settlement;
  const { mapping } = computed.recognition;
  const before = opened.memory?.policies[computed.settlement.policy.id]?.prints;
  const now = computed.read.prints;
  if (!before || !now) return [];
  const rows = changedRows(before, now);
  const keys = changedColumns(before, now);
  const same = before.rows.length === now.rows.length;
  const columns = same ? keys.flatMap((key) => columnOfKey(mapping, key) ?? []).sort((a, b) => a.column - b.column) : [];
  const { sheet } = table;
  const sure = rows.length === 1 || columns.length === 1;
  if (columns.length > 0 && rows.length * columns.length <= MOST_CELLS)
    return rows.flatMap((row) =>
      columns.map(({ column, label }): Difference => {
        const sheetRow = (table.rowNumbers[row] as number) - 1;
        return {
          kind: 'input',
          code: sure ? 'input-cell' : 'input-cell-perhaps',
          place: { sheet, cell: address(sheetRow, column), row: sheetRow + 1 },
          name: label,
          stated: null,
          found: shownAt(opened.grid, sheetRow, column),
          note: sure
            ? text('这一格已不是测算时的值', 'this cell is no longer what was computed from')
            : text('这一格可能已改动', 'this cell may have been changed'),
        };
      }),
    );
  const numbers = rows.map((row) => table.rowNumbers[row] as number);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return [];
  const where = columns.map(({ column, label }) => `${columnLetters(column)} ${label}`);
  return [
    {
      kind: 'input',
      code: 'input-rows',
      place: { sheet, row: first },
      name: '',
      stated: null,
      found: null,
      note: text(
        `第 ${first} 行至第 ${last} 行之间有 ${numbers.length} 行与测算时不同${where.length > 0 ? `（${where.join('、')}）` : ''}`,
        `${numbers.length} rows between row ${first} and row ${last} are not as they were${where.length > 0 ? ` (${where.join(', ')})` : ''}`,
      ),
    },
  ];
};

/** Every row and column is as the workbook remembers it. */
export const printsStand = (opened: Opened, { settlement, read }: Computed): boolean => {
  const before = opened.memory?.policies[settlement.policy.id]?.prints;
  const now = read.prints;
  return before !== undefined && now !== undefined && before.rows === now.rows && changedColumns(before, now).length === 0;
};

export const inputDifferences = (
  opened: Opened,
  receipt: Receipt,
  computed: Computed,
  { below, still }: Located,
  receiptSheet: string,
): readonly Difference[] => {
  const { read, recognition, settlement } = computed;
  const { sheet } = settlement.table;
  const out: Difference[] = [];
  const say = (code: string, name: string, stated: string | null, found: string | null, more: Partial<Difference> = {}): void =>
    void out.push({ kind: 'input', code, place: { sheet }, name, stated, found, ...more });
  if (below !== undefined)
    say('input-rows-below', '', null, null, {
      place: { sheet, row: recognition.mapping.lastRow + 2 },
      note: text(
        `测算范围之下又有数据，至第 ${below + 1} 行，未经测算`,
        `data stand below what was computed, down to row ${below + 1}; they were never computed`,
      ),
    });
  const hash = fact(receipt, 'inputHash');
  if (hash === read.inputHash) return out;
  const at = receipt.facts.get('inputHash');
  const edited = still && printsStand(opened, computed);
  say('input-hash', 'SHA-256', hash, read.inputHash, {
    ...(edited && { kind: 'receipt', note: text('数据与工作簿记忆的相同', 'the data are as the workbook remembers them') }),
    place: { sheet: receiptSheet, ...(at && { cell: address(at.row, 1), row: at.row + 1 }) },
  });
  if (edited) return out;
  if (!still)
    say('input-moved', '', null, null, {
      note: text(
        '表头已改动，各列按现在的表头重新识别',
        'headers were changed; columns were recognised again by those that stand now',
      ),
    });
  const rows = fact(receipt, 'rows');
  if (rows !== String(settlement.table.rows))
    say('input-count', '', rows, String(settlement.table.rows), { note: text('数据行数不同', 'the number of data rows') });
  for (const { input, header, unit } of receipt.columns) {
    const now = recognition.mapping.columns[input];
    if (!now) say('input-column', input, header, null, { note: text('找不到这一列', 'the column is not found') });
    else if (now.header !== header) say('input-header', input, header, now.header, { note: text('表头不同', 'the header') });
    else if (now.unit !== unit) say('input-unit', input, unit, now.unit, { note: text('单位不同', 'the unit') });
  }
  return [...out, ...cellsOf(opened, computed)];
};
