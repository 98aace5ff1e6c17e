/**
 * What stood in the workbook before a write, kept in it for as long as the write lasts: lines of text in, custom XML parts out, and back. Whoever
 * opens a workbook that still has a whole journal knows that a write broke off; parts of one that is not whole were put there before anything
 * was changed.
 */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { packRecord, unpackRecord } from './own-record';

export const JOURNAL_NAMESPACE = 'urn:cesuan:journal';

/** A write that nobody brought to its end. */
export interface BrokenOff {
  /** ISO time at which it began. */
  readonly at: string;
  /** The user's sheet, as it was called then. */
  readonly sheet: string;
}

/** Characters that are packed at once: a few milliseconds. */
const SLICE = 200_000;
/** Characters of one part; parts beyond 1 MB fail on the web. */
const PART = 400_000;

/** As a person would say when it began: `2021-12-01 08:30`, by the clock of this computer. */
export const timeOf = (at: string): string => {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** Half of that write is there: whatever came on top could no longer be told from it. */
export const brokenOff = ({ at, sheet }: BrokenOff): Problem => ({
  code: 'broken-off',
  severity: 'error',
  place: { sheet },
  message: text(
    `一次写入（${timeOf(at)} 开始，工作表“${sheet}”）没有写完就中断了。请先在 Excel 的任务窗格中点“清理中断的写入”；若此刻有人正在写入，请等其写完`,
    `A write (begun at ${timeOf(at)}, sheet "${sheet}") broke off half-way. First clean it up with the button in Excel's task pane; if somebody is writing just now, wait until that is done`,
  ),
});

/** Text cut between characters. */
const slices = function* (lines: Iterable<string>): Generator<string> {
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    while (text.length >= SLICE) {
      const code = text.charCodeAt(SLICE - 1);
      const end = code >= 0xd800 && code < 0xdc00 ? SLICE - 1 : SLICE;
      yield text.slice(0, end);
      text = text.slice(end);
    }
  }
  if (text !== '') yield text;
};

/** `pause` is waited for between two slices. */
export const packJournal = async (lines: Iterable<string>, pause: () => Promise<void>): Promise<readonly string[]> => {
  const parts: string[] = [];
  let part = '';
  for (const slice of slices(lines)) {
    const packed = packRecord(slice);
    if (part !== '' && part.length + packed.length > PART) {
      parts.push(part);
      part = '';
    }
    part += part === '' ? packed : ` ${packed}`;
    await pause();
  }
  return [...parts, part];
};

/** A line has no line break within. */
export const unpackJournal = async (parts: readonly string[], pause: () => Promise<void>): Promise<readonly string[]> => {
  let text = '';
  for (const packed of parts.flatMap((part) => part.split(' '))) {
    text += unpackRecord([packed]) ?? '';
    await pause();
  }
  return text.split('\n').slice(0, -1);
};

const HEAD =
  /^\uFEFF?(?:<\?xml[^>]*\?>)?\s*<journal\s+xmlns="urn:cesuan:journal"\s+at="([^"]*)"\s+sheet="([^"]*)"\s+part="(\d+)"\s+of="(\d+)"\s*>([A-Za-z0-9+/=\s]*)<\/journal>\s*$/;

/** Of what is packed. */
export const journalParts = (packed: readonly string[], { at, sheet }: BrokenOff): readonly string[] =>
  packed.map(
    (text, part) =>
      `<journal xmlns="${JOURNAL_NAMESPACE}" at="${at}" sheet="${encodeURIComponent(sheet)}" part="${part}" of="${packed.length}">${text}</journal>`,
  );

export interface JournalPart extends BrokenOff {
  readonly part: number;
  readonly of: number;
  readonly text: string;
}

export const parseJournal = (xml: string): JournalPart | undefined => {
  const [, at = '', sheet = '', part, of, text] = HEAD.exec(xml) ?? [];
  if (text === undefined) return undefined;
  try {
    return { at, sheet: decodeURIComponent(sheet), part: Number(part), of: Number(of), text };
  } catch {
    return undefined;
  }
};

/** The parts of a whole journal, in their order; undefined where one is missing or there is none. */
export const wholeJournal = (xmls: readonly string[]): readonly JournalPart[] | undefined => {
  const parts = xmls.flatMap((xml) => parseJournal(xml) ?? []).sort((a, b) => a.part - b.part);
  return parts.length > 0 && parts.length === parts[0]?.of && parts.every(({ part }, i) => part === i) ? parts : undefined;
};
