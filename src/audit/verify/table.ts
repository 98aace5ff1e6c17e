/** Where the table of a run lies now: its sheet, its memory and its receipt in; the mapping to compute by, and whether the table still lies as it did, out. */
import { done, failed, type Result } from '../../core/problem';
import type { Policy } from '../../policy/model';
import { recogniseSheet, type Opened } from '../../run/run';
import type { Mapping, MappingChoices, Recognition } from '../../sheet/mapping';
import { columnNumber } from '../../sheet/port/own-names';
import { mappedColumns } from '../../sheet/read/source';
import { headerPath, joinPath, layoutOf } from '../../sheet/recognise/layout';
import type { Receipt } from './receipt';

export interface Located {
  readonly recognition: Recognition;
  /** Headers stand where they stood. */
  readonly still: boolean;
  /** Units come from where the run took them from. */
  readonly sources: boolean;
  /** Last data row that is found now, where it lies below the one that was computed. */
  readonly below?: number;
}

const headersStand = ({ grid, ownColumns }: Opened, mapping: Mapping): boolean => {
  const layout = layoutOf(
    grid,
    ownColumns.map(({ column }) => column),
  );
  return mappedColumns(mapping).every(
    ({ column, header }) => joinPath(headerPath(layout, mapping.headerRow, mapping.headerRows, column)) === header,
  );
};

const asRecognition = (mapping: Mapping): Recognition => ({
  mapping,
  matches: [],
  identity: [],
  suggestions: [],
  headers: mappedColumns(mapping).map(({ column, header }) => ({ column, header })),
});

/** Every input by the receipt's own list, where the workbook has lost what it remembered. */
const choicesOf = (receipt: Receipt, policy: Policy): MappingChoices => {
  const listed = new Map(receipt.columns.map((one) => [one.input, one]));
  return {
    columns: Object.fromEntries(
      [...policy.inputs.keys()].map((input) => {
        const letters = listed.get(input)?.letters ?? '';
        return [input, /^[A-Z]{1,3}$/.test(letters) ? columnNumber(letters) : null];
      }),
    ),
    units: Object.fromEntries(receipt.columns.flatMap(({ input, unit }) => (unit === '' ? [] : [[input, unit]]))),
    lists: receipt.lists.map(({ letters }) => columnNumber(letters)),
  };
};

/** `holds` tells whether the data read by a mapping are those of the receipt. */
export const locate = (
  opened: Opened,
  policy: Policy,
  year: number,
  receipt: Receipt,
  holds: (mapping: Mapping) => boolean,
): Result<Located> => {
  const last = opened.memory?.policies[policy.id]?.mapping;
  if (last && headersStand(opened, last)) {
    const here = { ...last, sheet: opened.grid.sheet };
    const now = recogniseSheet(opened, policy, year);
    const rows = now.ok && now.value.mapping.headerRow === here.headerRow ? now.value.mapping : undefined;
    const below = rows && rows.lastRow > here.lastRow ? { below: rows.lastRow } : {};
    if (holds(here)) return done({ recognition: asRecognition(here), still: true, sources: true, ...below });
    const { firstRow, lastRow, skipped } = rows ?? here;
    return done({ recognition: asRecognition({ ...here, firstRow, lastRow, skipped }), still: true, sources: true });
  }
  const plain = recogniseSheet(opened, policy, year);
  // The receipt's own list is asked where the columns were chosen by hand: it may have been changed as well.
  const read = plain.ok && (last !== undefined || holds(plain.value.mapping));
  const found = read ? plain : recogniseSheet(opened, policy, year, last ? undefined : choicesOf(receipt, policy));
  return found.ok ? done({ recognition: found.value, still: !last, sources: read }) : failed(...found.problems);
};
