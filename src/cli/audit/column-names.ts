/** How `--given` and `--also` name a column: an opened sheet and its recognition in; from a header or letters to the column, out. Columns that an earlier run wrote are no data, and are named by their headers all the same. */
import type { Problem } from '../../core/problem';
import type { Opened } from '../../run/run';
import type { Recognition } from '../../sheet/mapping';
import { headerPath, layoutOf } from '../../sheet/recognise/layout';
import { columnNamed } from '../prepare/mapping-options';

/** The 0-based column that a text after an option names, or why there is none. */
export type ColumnNames = (option: string, written: string) => number | Problem;

/** What the list itself has of a name is meant before what we wrote beside it. */
export const columnNames = ({ grid, ownColumns }: Opened, { headers, mapping }: Recognition): ColumnNames => {
  const layout = layoutOf(grid, []);
  const own = ownColumns.map(({ column }) => ({
    column,
    header: headerPath(layout, mapping.headerRow, mapping.headerRows, column).join(' / '),
  }));
  return (option, written) => {
    const [asked, name] = [{ input: option, column: written }, written.trim()];
    const found = columnNamed(asked, name, headers);
    return typeof found !== 'number' && found.code === 'unknown-column' ? columnNamed(asked, name, [...headers, ...own]) : found;
  };
};
