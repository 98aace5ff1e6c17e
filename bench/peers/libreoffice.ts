/** LibreOffice, headless: it opens the worksheet of formulas and times its own hard recalculation by a macro; starting it and opening the file do not count. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { CLAUSES } from '../../tests/support/vectors/clauses';
import { Unavailable, emptyAmounts, type Peer } from './peer';
import { FIRST_RESULT, workbookOf } from './sheet-formulas';

const SOFFICE = process.env.SOFFICE ?? 'soffice';
const TIMES = 3;

/** Loads, recalculates everything a few times, writes milliseconds, saves the values unrounded as CSV. */
const macro = (book: string, times: string, csv: string): string => `
Sub Recalculate
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim csv(1) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("${book}", "_blank", 0, hidden())
  Open "${times}" For Output As #1
  For i = 1 To ${TIMES}
    start = GetSystemTicks()
    doc.calculateAll()
    Print #1, CStr(GetSystemTicks() - start)
  Next i
  Close #1
  csv(0).Name = "FilterName"
  csv(0).Value = "Text - txt - csv (StarCalc)"
  csv(1).Name = "FilterOptions"
  csv(1).Value = "9,34,76,1,,0,false,false,false"
  doc.storeToURL("${csv}", csv())
  doc.close(True)
  StarDesktop.terminate()
End Sub
`;

const DOCTYPE = (kind: string, dtd: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${dtd}">\n`;
const SCRIPT = 'xmlns:script="http://openoffice.org/2000/script"';
const LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"';

const setting = (home: string): string => `-env:UserInstallation=${home}`;

/** A user profile of our own with the macro in its standard library, so that the user's is not touched. */
const profile = (folder: string, code: string): string => {
  const home = pathToFileURL(join(folder, 'profile')).href;
  const standard = join(folder, 'profile', 'user', 'basic', 'Standard');
  // The first start lays the profile out and would replace a macro that is there already.
  if (spawnSync(SOFFICE, ['--headless', '--terminate_after_init', setting(home)], { stdio: 'ignore' }).status !== 0)
    throw new Unavailable(`${SOFFICE} does not start; set SOFFICE to the program of LibreOffice`);
  mkdirSync(standard, { recursive: true });
  const escaped = code.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  writeFileSync(
    join(standard, 'Module1.xba'),
    `${DOCTYPE('script:module', 'module.dtd')}<script:module ${SCRIPT} script:name="Module1" script:language="StarBasic">${escaped}</script:module>`,
  );
  const list = (dialog: boolean): string =>
    `${DOCTYPE('library:library', 'library.dtd')}<library:library ${LIBRARY} library:name="Standard" library:readonly="false" library:passwordprotected="false">${dialog ? '' : '<library:element library:name="Module1"/>'}</library:library>`;
  writeFileSync(join(standard, 'script.xlb'), list(false));
  writeFileSync(join(standard, 'dialog.xlb'), list(true));
  return home;
};

export const libreoffice: Peer = {
  figure: 'libreoffice',
  name: 'LibreOffice formulas',
  rows: 10_000,
  prepare: (given) => {
    const folder = mkdtempSync(join(tmpdir(), 'cesuan-libreoffice-'));
    const file = (name: string): string => join(folder, name);
    writeFileSync(file('book.xlsx'), workbookOf(given));
    const url = (name: string): string => pathToFileURL(file(name)).href;
    const home = profile(folder, macro(url('book.xlsx'), file('times.txt'), url('values.csv')));
    return {
      run: async () => {
        await promisify(execFile)(
          SOFFICE,
          ['--headless', '--norestore', setting(home), 'macro:///Standard.Module1.Recalculate'],
          { timeout: 120_000 },
        );
        if (!existsSync(file('values.csv'))) throw new Error('LibreOffice did not run the macro');
        const times = readFileSync(file('times.txt'), 'utf8').trim().split(/\s+/).map(Number);
        const amounts = emptyAmounts(given.rows);
        readFileSync(file('values.csv'), 'utf8')
          .trim()
          .split('\n')
          .forEach((line, row) => {
            const cells = line.replaceAll('"', '').split('\t');
            CLAUSES.forEach((clause, c) => {
              amounts[clause][row] = Math.round(Number(cells[FIRST_RESULT + c]) * 100);
            });
          });
        return { amounts, seconds: ([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] as number) / 1000 };
      },
      end: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};
