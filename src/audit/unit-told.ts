/** The unit in which an amount is told: the audited columns and what it is about in; that of its column, or of the first for what is of no column, out. */
interface OfColumn {
  readonly given: { readonly label: string };
  readonly unit: string;
}

export const unitTold = (columns: readonly OfColumn[], about?: string): string =>
  (columns.find(({ given }) => given.label === about) ?? columns[0])?.unit ?? '';
