/** One file of a pack on its way to the loader: its data, the hash of its text and, when it was read as YAML here, the line of each part. */
export type Path = readonly (string | number)[];

export interface PackSource {
  readonly file: string;
  readonly data: unknown;
  /** SHA-256 of the text with LF line ends, hex. */
  readonly sha256: string;
  /** 1-based line of a path, or of its nearest parent; absent for packs bundled as data. */
  readonly line?: (path: Path) => number | undefined;
}
