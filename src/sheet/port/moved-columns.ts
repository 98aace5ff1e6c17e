/**
 * Formulas of the user's that point at columns of ours which a plan puts elsewhere or takes away: where columns stand now and the plan in, each formula
 * seen; a warning with the columns and the cells out. References do not follow what is written anew in another place.
 */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { columnLetters } from './own-names';
import type { Area, CellValue, WritePlan } from './port';
import { overlap, referencesIn } from './references';

interface Moved {
  readonly key: string;
  /** Absent where the column goes. */
  readonly name?: string;
  readonly area: Area;
  readonly to?: number;
}

/** A cell with a formula, or a name of the user's. */
export interface FormulaAt {
  readonly sheet?: string;
  readonly where: string;
}

export interface MovedColumns {
  /** A column moves or goes: formulas are worth looking at. */
  readonly any: boolean;
  /** `spread`: how far a formula that cells share reaches beyond its first cell. */
  readonly see: (formula: string, at: FormulaAt, spread?: { readonly rows: number; readonly columns: number }) => void;
  readonly problems: () => readonly Problem[];
  /** Keys of those that a formula points at. */
  readonly pointed: () => readonly string[];
}

const COLUMNS_SHOWN = 12;
const CELLS_SHOWN = 8;

const titleOf = (header: readonly CellValue[]): string => {
  const last = header.at(-1) ?? '';
  return String(typeof last === 'object' ? (last.value ?? '') : last);
};

/** `own`: columns of ours on the sheet of the plan, with all cells that are theirs. */
export const movedColumns = (
  { sheet, columns, dropped }: Pick<WritePlan, 'sheet' | 'columns' | 'dropped'>,
  own: readonly { readonly key: string; readonly area: Area }[],
): MovedColumns => {
  const gone = new Set(dropped.map(({ key }) => key));
  const moved = own.flatMap(({ key, area }): Moved[] => {
    const next = columns.find((one) => one.key === key);
    if (next) return next.column === area.column ? [] : [{ key, name: titleOf(next.header), area, to: next.column }];
    return gone.has(key) ? [{ key, area }] : [];
  });
  const pointed = new Set<Moved>();
  const places: FormulaAt[] = [];
  let cells = 0;
  return {
    any: moved.length > 0,
    see: (formula, at, spread = { rows: 0, columns: 0 }) => {
      const references = moved.length > 0 ? referencesIn(formula, at.sheet ?? '') : [];
      const hit = moved.filter(
        ({ area }) =>
          references === 'across' ||
          references.some(
            (one) =>
              one.sheet === sheet.toLowerCase() &&
              overlap(area, { ...one.area, rows: one.area.rows + spread.rows, columns: one.area.columns + spread.columns }),
          ),
      );
      if (hit.length === 0) return;
      for (const one of hit) pointed.add(one);
      cells += (spread.rows + 1) * (spread.columns + 1);
      if (places.length < CELLS_SHOWN) places.push(at);
    },
    pointed: () => [...pointed].map(({ key }) => key),
    problems: () =>
      cells === 0
        ? []
        : [
            columnsMoved(
              sheet,
              moved.filter((one) => pointed.has(one)),
              places,
              cells,
            ),
          ],
  };
};

const columnsMoved = (sheet: string, moved: readonly Moved[], places: readonly FormulaAt[], cells: number): Problem => {
  const shown = moved.slice(0, COLUMNS_SHOWN);
  const more = moved.length - shown.length;
  const changes = (gone: string): string =>
    shown
      .map(({ name, area, to }) => {
        const from = columnLetters(area.column);
        return to === undefined ? `${from}→${gone}` : `${name ?? ''} ${from}→${columnLetters(to)}`;
      })
      .join('、');
  const where = places
    .map((at) => (at.sheet === undefined || at.sheet === sheet ? at.where : `${at.sheet}!${at.where}`))
    .join('、');
  return {
    code: 'columns-moved',
    severity: 'warning',
    place: { sheet, ...(places[0]?.sheet === sheet && { cell: places[0].where }) },
    message: text(
      `测算列换了位置：${changes('（已不用）')}${more > 0 ? `等 ${moved.length} 列` : ''}。您的公式引用了这些列，不会随之改动，现在取的是别的列：${where}（共 ${cells} 处）。请逐一核对、改引；图表、条件格式等引用到这些列的也请核对`,
      `Columns of ours stand elsewhere now: ${changes('(gone)').replaceAll('、', ', ')}${more > 0 ? ` and ${more} more` : ''}. Formulas of yours that refer to them do not follow and take other columns now: ${where.replaceAll('、', ', ')} (${cells} in all). Check them one by one and point them to the right columns, and also charts, conditional formats and the like that refer to these columns`,
    ),
  };
};

/** The same of all columns of ours on a sheet, wherever they may go. */
export const pointedColumns = (sheet: string, own: readonly { readonly key: string; readonly area: Area }[]): MovedColumns =>
  movedColumns({ sheet, columns: [], dropped: own.map(({ key, area: { column } }) => ({ key, column })) }, own);
