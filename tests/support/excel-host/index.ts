/** The in-memory Excel host for tests in jest and in a browser; no import of Node anywhere below. */
export { attach } from './attach';
export type { BookSpec, CellSpec, SheetSpec } from './book';
export { createHost, type ExcelHost, type Fault, type Logged } from './host';
export { cellAt, type BookModel, type Cell, type SheetModel } from './model';
export { PROFILES, type ProfileName } from './profile';
export { deleteColumns, deleteRows, insertColumns, insertRows } from './structure';
