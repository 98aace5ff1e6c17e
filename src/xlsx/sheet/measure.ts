/** How much room a text takes, roughly: in Latin letters across, and in lines down. No font is asked; Chinese characters are two letters wide. */
const FIRST_WIDE = 0x2e80;

export const lettersIn = (line: string): number => {
  let letters = line.length;
  for (let i = 0; i < line.length; i += 1) if (line.charCodeAt(i) >= FIRST_WIDE) letters += 1;
  return letters;
};

/** Lines of a text in a box that holds so many letters across. */
export const linesIn = (text: string, across: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(lettersIn(line) / Math.max(1, across))), 0);
