/** A workbook's bytes and cells to change in, the bytes with nothing else changed out: what a person does to a cell, without what a library loses on the way. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnNumber } from '../../src/sheet/port/own-names';

/** A number, a text, or nothing; by sheet and address. */
export type Edits = Readonly<Record<string, Readonly<Record<string, number | string | null>>>>;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const partOf = (files: Readonly<Record<string, Uint8Array>>, sheet: string): string => {
  const book = strFromU8(files['xl/workbook.xml'] as Uint8Array);
  const rels = strFromU8(files['xl/_rels/workbook.xml.rels'] as Uint8Array);
  const tag = book.match(/<sheet [^>]*>/g)?.find((one) => one.includes(`name="${escaped(sheet)}"`));
  const id = /r:id="([^"]+)"/.exec(tag ?? '')?.[1];
  const rel = rels.match(/<Relationship [^>]*>/g)?.find((one) => one.includes(`Id="${id ?? ''}"`));
  const target = /Target="\/?(?:xl\/)?([^"]+)"/.exec(rel ?? '')?.[1];
  if (target === undefined) throw new Error(`no sheet ${sheet}`);
  return `xl/${target}`;
};

/** Among the cells of its row, which has to be there, in their order. */
const withNewCell = (xml: string, at: string, whole: string): string => {
  const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
  const start = xml.search(new RegExp(`<row [^>]*r="${number}"`));
  if (start < 0) throw new Error(`no row of ${at}`);
  const end = xml.indexOf('</row>', start);
  const next = [...xml.slice(start, end).matchAll(/<c r="([A-Z]+)\d+"/g)].find(
    ([, other = '']) => columnNumber(other) > columnNumber(letters),
  );
  const place = next ? start + next.index : end;
  return xml.slice(0, place) + whole + xml.slice(place);
};

const withCell = (xml: string, at: string, value: number | string | null): string => {
  const cell = new RegExp(`<c r="${at}"([^>]*?)(?:/>|>.*?</c>)`, 's');
  const found = cell.exec(xml);
  const style = /\ss="\d+"/.exec(found?.[1] ?? '')?.[0] ?? '';
  const whole =
    value === null
      ? `<c r="${at}"${style}/>`
      : typeof value === 'number'
        ? `<c r="${at}"${style}><v>${value}</v></c>`
        : `<c r="${at}"${style} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  return found ? xml.slice(0, found.index) + whole + xml.slice(found.index + found[0].length) : withNewCell(xml, at, whole);
};

export const editCells = (bytes: Uint8Array, edits: Edits): Uint8Array => {
  const files = unzipSync(bytes);
  for (const [sheet, cells] of Object.entries(edits)) {
    const part = partOf(files, sheet);
    const xml = Object.entries(cells).reduce(
      (text, [at, value]) => withCell(text, at, value),
      strFromU8(files[part] as Uint8Array),
    );
    files[part] = strToU8(xml);
  }
  return zipSync(files);
};
