/** The sample workbook of the repository, as bytes and behind a port. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';

export const SAMPLE = 'shaoxing-sample.xlsx';
export const SAMPLE_PATH = join(__dirname, '../../assets/samples', SAMPLE);

export const sampleBytes = (): Uint8Array => new Uint8Array(readFileSync(SAMPLE_PATH));

export const samplePort = async (): Promise<XlsxFile> => {
  const opened = await openXlsx(sampleBytes(), SAMPLE);
  if (!opened.ok) throw new Error(opened.problems.map(({ message }) => message.en).join('\n'));
  return opened.value;
};
