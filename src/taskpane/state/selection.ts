/** The cell that is selected on the sheet: a port and the state in; cells shown there, and awards shown here for the cells that the user selects, out. */
import type { SheetPort } from '../../sheet/port/port';
import type { Action } from './action';
import { sameCell, shownAt } from './award-at';
import type { Cell, Shown, State } from './state';

export interface Selection {
  /** Selects a cell on the sheet. */
  readonly reveal: (cell: Cell) => void;
  /** A cell was selected, by whomever. */
  readonly selected: (cell: Cell) => void;
}

export const createSelection = (
  port: SheetPort,
  state: () => State,
  dispatch: (action: Action) => void,
  failed: (error: unknown) => void,
): Selection => {
  /** A cell that the pane itself selected: being told of it again says nothing about what the user wants to see. */
  let revealed: Cell | undefined;
  return {
    reveal: (cell) => {
      revealed = cell;
      port.reveal?.(cell.sheet, cell.row, cell.column).catch(failed);
    },
    selected: (cell) => {
      const ours = revealed !== undefined && sameCell(revealed, cell);
      revealed = undefined;
      dispatch({ do: 'selected', cell, shown: undefined });
      const { computed } = state();
      if (ours || !computed) return;
      const show = (shown: Shown | undefined): void => {
        // Another cell may have been selected, or another result be there, meanwhile.
        if (shown && state().selected === cell && state().computed === computed) dispatch({ do: 'selected', cell, shown });
      };
      shownAt(state(), cell).then(show, failed);
    },
  };
};
