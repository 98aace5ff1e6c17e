/** Gives the workbook to the user as a file: the browser asks where to. */
import type { Book } from './book';

export const download = async (book: Book): Promise<void> => {
  const url = URL.createObjectURL(await book.save());
  const link = document.createElement('a');
  link.href = url;
  link.download = book.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
