/** How large a file may be before it is refused: guards against zip bombs and against running out of memory half way. */
export interface Limits {
  /** Entries in the zip. */
  readonly entries: number;
  /** Bytes of all entries together when unpacked. */
  readonly unpacked: number;
  /** Unpacked to packed size of one entry, asked only of entries above 16 MiB; deflate itself cannot exceed 1,032. */
  readonly ratio: number;
  /** Cells of one sheet's used range (rows × columns that hold anything). */
  readonly cells: number;
}

export const DEFAULT_LIMITS: Limits = { entries: 10_000, unpacked: 1 << 30, ratio: 500, cells: 1 << 25 };

/** For a program that has the machine to itself: the result of a million rows (1.2 GB unpacked, 190 columns) can be opened again. A zip without zip64 has no larger entries. */
export const LARGE_LIMITS: Limits = { ...DEFAULT_LIMITS, unpacked: 2 ** 32 - 1, cells: 2 ** 28 };
