/**
 * Words of the way from award to award: they are about what was shown and computed when they were said.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { inlineComputer } from '../../src/taskpane/computing/computer';
import { Jump } from '../../src/taskpane/components/Jump';
import { explainTexts } from '../../src/taskpane/texts/explain-texts';
import { RunContext } from '../../src/taskpane/run-context';
import { createRun, type RunStore } from '../../src/taskpane/state/run-store';
import { readyToCompute } from '../../src/taskpane/state/state';
import { GOOD, portOf } from '../support/pane-dom';

jest.setTimeout(60_000);

const WITHIN = { timeout: 20_000 };

const computed = async (run: RunStore): Promise<void> => {
  const before = run.state().computed;
  act(() => run.actions.compute());
  await waitFor(() => {
    const { computed: now, busy } = run.state();
    if (now === before || busy) throw new Error('not computed yet');
  }, WITHIN);
};

test('that there is none after an award is not said of what was computed since', async () => {
  const run = createRun(await portOf(GOOD), {
    ...{ lang: 'zh', policy: 'shaoxing-4151-2025', fileName: () => 't.xlsx', createComputer: inlineComputer },
    now: () => new Date('2025-06-01T00:00:00Z'),
  });
  const stop = run.start();
  await waitFor(() => {
    if (!readyToCompute(run.state())) throw new Error('not ready yet');
  }, WITHIN);
  await computed(run);
  const { policy } = run.state();
  if (!policy) throw new Error('no policy');
  render(
    <RunContext value={run}>
      <Jump policy={policy}>{null}</Jump>
    </RunContext>,
  );
  const next = async (): Promise<void> => {
    fireEvent.click(screen.getByRole('button', { name: explainTexts.next.zh }));
    await screen.findByText(explainTexts.noneAfter.zh, {}, WITHIN);
  };
  const said = (): HTMLElement | null => screen.queryByText(explainTexts.noneAfter.zh);
  await next();
  await computed(run);
  expect(said()).toBeNull();

  const item = policy.items.findIndex(({ id }) => id === '8-equipment');
  act(() => run.actions.show({ row: 0, item }));
  await next();
  act(() => run.actions.show({ row: 0 }));
  expect(said()).toBeNull();
  act(() => run.actions.show({ row: 0, item }));
  expect(said()).toBeNull();
  stop();
});
