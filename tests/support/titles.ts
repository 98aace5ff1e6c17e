/** The recognitions of one cell as an array: a policy and what is made of each in; a reader of cells out. */
import type { Policy } from '../../src/policy/model';
import { titleReader, type TitleEntry } from '../../src/sheet/read/title-text';

export const titlesIn = <T>(policy: Policy, of: (entry: TitleEntry) => T): ((written: string) => readonly T[]) => {
  let found: T[] = [];
  const parse = titleReader(policy, of, (made) => void found.push(made));
  return (written) => {
    found = [];
    parse(written);
    return found;
  };
};
