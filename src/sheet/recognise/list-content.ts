/** Columns whose header may head a list of recognitions, or say something else (新认定, 设备投入奖励): their cells in; whether they are such a list, out. */
import type { Policy } from '../../policy/model';
import { Kind } from '../port';
import { titleReader } from '../read/title-text';
import type { Layout } from './layout';

/** What a list does not name, it denies: a smaller share of cells that name a known one is no reason to believe that it is one. */
const LEAST_KNOWN = 0.8;

/** What a text says: nothing (无, 1.), nothing that is known, or a recognition of the policy. */
enum Says {
  nothing = 1,
  other,
  known,
}

/** `from` and `to` are the first and the last row below the header, 0-based. The cells are read only where a column is asked about. */
export const namesTitles = ({ grid }: Layout, policy: Policy, from: number, to: number): ((column: number) => boolean) => {
  const makeReader = (): ((text: string) => Says) => {
    const parse = titleReader(policy, ({ titles }) => titles.length > 0);
    return (text) => {
      const pieces = parse(text);
      return pieces.length === 0 ? Says.nothing : pieces.includes(true) ? Says.known : Says.other;
    };
  };
  return (column) => {
    const cells = grid.columns[column - grid.firstColumn];
    if (!cells) return false;
    const read = makeReader();
    const memo = new Uint8Array(grid.strings.length);
    let known = 0;
    let said = 0;
    for (let r = from - grid.firstRow; r <= to - grid.firstRow; r += 1) {
      if (cells.kinds[r] === Kind.empty) continue;
      const text = cells.values[r] as number;
      const says: Says =
        cells.kinds[r] === Kind.text ? memo[text] || (memo[text] = read(grid.strings[text] as string)) : Says.other;
      if (says !== Says.nothing) said += 1;
      if (says === Says.known) known += 1;
    }
    return known > 0 && known >= said * LEAST_KNOWN;
  };
};
