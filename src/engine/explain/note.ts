/** One line for a cell's note: at most 120 characters, the article always kept. */
import { text, type Lang, type Text } from '../../core/lang';

export const NOTE_LENGTH = 120;

/** Joins the working and what bound it, shortening the working first. `cite` (` · 4151（八）`) is never cut. */
export const fitNote = (working: string, tails: readonly string[], cite: string, lang: Lang): string => {
  const separator = lang === 'zh' ? '；' : '; ';
  let whole = working;
  for (const tail of tails) whole = whole === '' ? tail : `${whole}${separator}${tail}`;
  whole += cite;
  // No text has more characters than units of UTF-16.
  if (whole.length <= NOTE_LENGTH || [...whole].length <= NOTE_LENGTH) return whole;
  const tail = tails.length ? `${separator}${tails.join(separator)}` : '';
  const room = NOTE_LENGTH - [...cite].length - [...tail].length - 1;
  if (room >= 20) return `${[...working].slice(0, room).join('')}…${tail}${cite}`;
  return `${[...`${working}${tail}`].slice(0, NOTE_LENGTH - [...cite].length - 1).join('')}…${cite}`;
};

export const bothNotes = (make: (lang: Lang) => string): Text => text(make('zh'), make('en'));
