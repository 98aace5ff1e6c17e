/** From award to award: the state and a kind of answer in; the nearest one shown here and its cell on the sheet, and what was found, out. */
import type { Action } from './action';
import { cellOfAward } from './award-at';
import type { Seen } from '../lookups';
import type { Direction, Kind } from '../neighbours';
import type { Cell, State } from './state';

export type Step = (kind: Kind, direction: Direction) => Promise<Seen<'next'>>;

/** Steps are taken one after the other, however fast the key is pressed: each goes on from where the one before led. */
export const createWalk = (state: () => State, dispatch: (action: Action) => void, reveal: (cell: Cell) => void): Step => {
  let before: Promise<unknown> = Promise.resolve();
  const step: Step = async (kind, direction) => {
    const { computed, shown } = state();
    const found = (await computed?.see('next', shown, kind, direction))?.seen;
    if (!found) return undefined;
    dispatch({ do: 'showed', shown: { row: found.row, item: found.item } });
    const cell = cellOfAward(state(), found.number, found.item);
    if (cell) reveal(cell);
    return found;
  };
  return (kind, direction) => {
    const now = before.then(() => step(kind, direction));
    before = now.catch(() => undefined);
    return now;
  };
};
