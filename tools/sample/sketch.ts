/** How an invented enterprise is noted down before it becomes rows. */
import type { ColumnKey } from './columns';

export type SampleCell = string | number | null | { readonly error: string };
export type SampleRow = Readonly<Partial<Record<ColumnKey, SampleCell>>> & { readonly hidden?: boolean };

export interface Sketch {
  readonly name: string;
  readonly district: string;
  /** What is said about the enterprise on its first row; recognitions stand there only. */
  readonly about?: SampleRow;
  readonly projects: readonly SampleRow[];
}

const NO_PROJECT: SampleRow = { project: '—', equipment: 0, software: 0, assets: 0, digital: 0 };

export const sketch = (name: string, district: string, about: SampleRow, ...projects: readonly SampleRow[]): Sketch => ({
  name,
  district,
  about,
  projects: projects.length > 0 ? projects : [NO_PROJECT],
});
