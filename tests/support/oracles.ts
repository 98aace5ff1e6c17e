/**
 * Other programs that read what we write. Where one is absent its tests are listed as not run; in CI, or with CESUAN_ORACLES=1, that is
 * a failure that says what is missing.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const required = Boolean(process.env['CI']) || process.env['CESUAN_ORACLES'] === '1';

const runs = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;

/** A Python that has openpyxl. */
const python = (): string | undefined =>
  [process.env['CESUAN_PYTHON'] ?? 'python3', '/usr/bin/python3'].find((command) => runs(command, ['-c', 'import openpyxl']));

/** How LibreOffice is called; undefined where it is not installed. */
export const officeCommand = (): string | undefined => ['soffice', 'libreoffice'].find((command) => runs(command, ['--version']));

/** Tests that need a program; `command` is how it is called. */
const withProgram = (title: string, found: string | undefined, tests: (command: string) => void): void => {
  if (found !== undefined) describe(title, () => tests(found));
  else if (required) {
    test(`${title} is installed`, () => {
      throw new Error(`${title} is not installed, so these tests cannot run. Install it, or unset CI and CESUAN_ORACLES.`);
    });
  } else test.todo(`not run: ${title} is not installed`);
};

export const describeLibreOffice = (tests: (command: string) => void): void => withProgram('LibreOffice', officeCommand(), tests);
export const describeOpenpyxl = (tests: (command: string) => void): void => withProgram('openpyxl', python(), tests);

const inFolder = <T>(work: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'cesuan-oracle-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

// All sheets, values as they are (not as shown), UTF-8.
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

// Results that stand in the file are not believed: every formula is calculated when the file is opened.
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** What LibreOffice, started once, makes of files: the files it writes, by name. */
const convert = (
  command: string,
  files: ReadonlyMap<string, Uint8Array>,
  target: string,
  recalculate = false,
): ReadonlyMap<string, Buffer> =>
  inFolder((folder) => {
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    if (recalculate) {
      mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
      writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), RECALCULATE);
    }
    const result = spawnSync(
      command,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        target,
        '--outdir',
        join(folder, 'out'),
        ...[...files.keys()].map((name) => join(folder, name)),
      ],
      { encoding: 'utf8', timeout: recalculate ? 1_200_000 : 120_000 },
    );
    if (result.status !== 0 || /Error/.test(result.stderr)) throw new Error(`LibreOffice: ${result.stdout}${result.stderr}`);
    return new Map(readdirSync(join(folder, 'out')).map((file) => [file, readFileSync(join(folder, 'out', file))]));
  });

/** Rows of a CSV with quotes and line breaks in cells. */
const parseCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  for (const m of text.replace(/\r\n/g, '\n').matchAll(/("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)/g)) {
    const cell = m[1] ?? '';
    rows[rows.length - 1]?.push(cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell);
    if (m[2] === '\n') rows.push([]);
    if (m[2] === '') break;
  }
  return rows;
};

/** Rows of texts. */
type Texts = readonly (readonly string[])[];

const sheetsIn = (converted: ReadonlyMap<string, Buffer>, name: string): ReadonlyMap<string, Texts> => {
  const start = `${name.replace(/\.\w+$/, '')}-`;
  return new Map(
    [...converted].flatMap(([file, content]) =>
      file.startsWith(start) ? [[file.slice(start.length, -'.csv'.length), parseCsv(content.toString('utf8'))]] : [],
    ),
  );
};

/** File → sheet → rows of texts. */
type BooksIn = ReadonlyMap<string, ReadonlyMap<string, Texts>>;

const booksOf = (command: string, files: ReadonlyMap<string, Uint8Array>, recalculate: boolean): BooksIn => {
  const converted = convert(command, files, CSV, recalculate);
  return new Map([...files.keys()].map((name) => [name, sheetsIn(converted, name)]));
};

/** All sheets of several files, as LibreOffice reads them. No name may begin with another. */
export const libreOfficeValues = (command: string, files: ReadonlyMap<string, Uint8Array>): BooksIn =>
  booksOf(command, files, false);

/** The same, every formula calculated anew. */
export const libreOfficeCalculated = (command: string, files: ReadonlyMap<string, Uint8Array>): BooksIn =>
  booksOf(command, files, true);

/** The file saved again by LibreOffice as .xlsx. */
export const libreOfficeSaved = (command: string, bytes: Uint8Array, name = 'book.xlsx'): Uint8Array => {
  const saved = convert(command, new Map([[name, bytes]]), 'xlsx:Calc MS Excel 2007 XML').get(name.replace(/\.\w+$/, '.xlsx'));
  if (!saved) throw new Error('LibreOffice wrote nothing');
  return new Uint8Array(saved);
};

export const libreOfficePdf = (command: string, bytes: Uint8Array): Buffer | undefined =>
  convert(command, new Map([['book.xlsx', bytes]]), 'pdf').get('book.pdf');

/** Runs Python on a file; `book` is the workbook opened by openpyxl, and the script prints JSON. */
export const openpyxlSays = (command: string, bytes: Uint8Array, script: string, name = 'book.xlsx'): unknown =>
  inFolder((folder) => {
    writeFileSync(join(folder, name), bytes);
    const program = `import json, warnings\nwarnings.simplefilter("ignore")\nimport openpyxl\nbook = openpyxl.load_workbook(${JSON.stringify(join(folder, name))}, keep_vba=${name.endsWith('m') ? 'True' : 'False'})\n${script}`;
    const result = spawnSync(command, ['-c', program], {
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    });
    if (result.status !== 0) throw new Error(`openpyxl: ${result.stderr}`);
    return JSON.parse(result.stdout) as unknown;
  });
