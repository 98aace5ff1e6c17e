/** The bytes of a file in, its zip entries out, or the reason in the user's words why it is no .xlsx: old .xls, encrypted, a web page with a false ending … */
import { text, type Text } from '../core/lang';
import { failed, type Result } from '../core/problem';
import type { Limits } from './limits';
import { damagedFile, encrypted, notWorkbook, oldXls } from './problems';
import type { Entry } from './zip/entry';
import { looksLikeZip, readZip } from './zip/read';

const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** True when a compound file's directory has a stream of this name: its records lie at multiples of 128 bytes, the length behind the name. */
const hasStream = (bytes: Uint8Array, name: string): boolean => {
  const length = (name.length + 1) * 2;
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (bytes[at + 64] !== length || bytes[at + 65] !== 0) continue;
    let i = 0;
    while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i += 1;
    if (i === name.length) return true;
  }
  return false;
};

const compound = (bytes: Uint8Array, file: string): Result<never> => {
  if (hasStream(bytes, 'EncryptedPackage')) return failed(encrypted(file));
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return failed(oldXls(file));
  return failed(
    notWorkbook(
      file,
      text('它是旧版 Office 文件（如 .doc、.ppt 或 .msg）', 'it is an old Office file (such as .doc, .ppt or .msg)'),
    ),
  );
};

const looks = (bytes: Uint8Array): Text => {
  const start = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1024))
    .replace(/^[^!-~]+/, '')
    .toLowerCase();
  if (start.startsWith('%pdf')) return text('它是 PDF', 'it is a PDF');
  if (/^rar!|^7z\xbc/.test(start)) return text('它是 RAR 或 7z 压缩包', 'it is a RAR or 7z archive');
  if (start.includes('excel.sheet')) return text('它是“XML 表格 2003”', 'it is an XML Spreadsheet 2003');
  if (/<html|<table|<!doctype html|<head/.test(start))
    return text('它是网页（HTML），只是扩展名像表格', 'it is a web page (HTML) with the ending of a spreadsheet');
  if (/^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(start) && /[,\t;]/.test(start) && start.includes('\n'))
    return text('它像是文本或 CSV', 'it looks like text or CSV');
  return text('无法识别其内容', 'its content is not recognised');
};

export const openContainer = (bytes: Uint8Array, file: string, limits: Limits): Result<readonly Entry[]> => {
  if (!bytes.length) return failed(notWorkbook(file, text('文件是空的', 'the file is empty')));
  if (CFB.every((byte, i) => bytes[i] === byte)) return compound(bytes, file);
  if (looksLikeZip(bytes)) return readZip(bytes, file, limits);
  if (bytes.length > 4 && bytes.subarray(0, 64).every((byte) => byte === 0))
    return failed(damagedFile(file, text('开头全是零字节', 'it begins with zero bytes only')));
  return failed(notWorkbook(file, looks(bytes)));
};
