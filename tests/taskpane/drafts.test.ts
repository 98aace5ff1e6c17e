/** An answer on its way: when it still waits, and when it is about nothing any more. */
import { pendingAnswer } from '../../src/taskpane/state/pending';
import type { Planned } from '../../src/taskpane/computing/planned';
import { reduce } from '../../src/taskpane/state/reduce';
import { initial, type State } from '../../src/taskpane/state/state';
import type { Answered } from '../../src/sheet/record/answers';

const EDIT: Answered = {
  edit: { key: 'p:item:a', row: 4, column: 9, header: false, written: 2, found: 1, formula: false },
  choice: 'keep',
  refused: false,
};
const planned = (...edits: readonly Answered[]): Planned => ({
  plan: { sheet: '汇总', firstRow: 1, rowCount: 2, columns: [], sheets: [], dropped: [] },
  edits,
});
const after = (state: State, ...edits: readonly Answered[]): State =>
  reduce(state, { do: 'planned', planned: planned(...edits) });

const asked = after(initial, EDIT);
const begun = reduce(asked, { do: 'drafted', draft: { choice: 'decide', reason: '集体研究' } });

test('an answer that is being given outlives another plan that asks the same', () => {
  const again = after(begun, EDIT);
  expect(again.draft).toEqual({ choice: 'decide', reason: '集体研究' });
  expect(pendingAnswer(again)).toBe(again.draft);
});

test('it is gone where no cell is edited any more, and does not come back with another edit', () => {
  const none = after(begun);
  expect([none.draft, pendingAnswer(none)]).toEqual([undefined, undefined]);
  expect(pendingAnswer(after(none, EDIT))).toBeUndefined();
});

test('it waits as long as the choice or the reason is another than what was planned for', () => {
  const answered = (choice: 'keep' | 'replace' | 'decide', reason?: string): State => ({
    ...begun,
    answers: { choice, ...(reason !== undefined && { reason }) },
  });
  expect(pendingAnswer(answered('decide', '集体研究'))).toBeUndefined();
  expect(pendingAnswer(answered('decide', '另有原因'))).toBe(begun.draft);
  expect(pendingAnswer(answered('replace', '集体研究'))).toBe(begun.draft);
  expect(pendingAnswer(answered('keep'))).toBe(begun.draft);
});
