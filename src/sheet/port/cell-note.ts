/** Notes on cells, as a host tells them: one shape for both ports. */
/** A note on a cell, without our sign. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** It has our sign. */
  readonly ours: boolean;
}
