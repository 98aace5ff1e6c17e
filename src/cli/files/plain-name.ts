/** A file as the user named it in; what of it goes into a workbook, the same on every system, out. */
import { basename } from 'node:path';

/** Folders are separated in another way on each system. */
export const slashed = (file: string): string => file.replaceAll('\\', '/');

/** Without its folders, which are nobody else's business. */
export const plainName = (file: string): string => basename(slashed(file));
