/** Gives the workbook to the user as a file: the browser asks where to. */
import type { Book } from './book';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const download = async (book: Book): Promise<void> => {
  const bytes = await book.save();
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: XLSX }));
  const link = document.createElement('a');
  link.href = url;
  link.download = book.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
