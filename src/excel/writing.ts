/** What changes a workbook in Excel, in one part that is fetched apart: a plan, or a journal of a write that broke off, in; what became of it out. */
export { leavable } from './leavable';
export { left } from './warnings';
export { pointedAt } from './write/look/pointed-at';
export { takeBack } from './write/back/take-back';
export { writePlan } from './write/write';
