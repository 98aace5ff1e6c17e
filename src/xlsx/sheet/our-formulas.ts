/** Which formulas of a sheet are as a run of ours wrote them: a place in the rows in, from top to bottom; yes or no out. */
import { isOurs } from '../../sheet/port/own-formula';
import { valueText } from '../xml/runs';
import type { Cursor } from './cursor';

const decoder = new TextDecoder();

export interface OurFormulas {
  /** To be asked at every cell with a formula, since the first of those that share one has the text for all. */
  readonly at: (c: Cursor) => boolean;
}

export const ourFormulas = (bytes: Uint8Array): OurFormulas => {
  const shared = new Map<number, boolean>();
  return {
    at: (c) => {
      const first = c.formulaTextStart !== c.formulaTextEnd;
      if (!first) return c.formulaShared >= 0 && shared.get(c.formulaShared) === true;
      const ours = isOurs(valueText(decoder.decode(bytes.subarray(c.formulaTextStart, c.formulaTextEnd))));
      if (c.formulaShared >= 0) shared.set(c.formulaShared, ours);
      return ours;
    },
  };
};
