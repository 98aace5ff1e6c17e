/**
 * A screen that throws after a run: settlement, choices and an answer that is half given survive; and a decision that was recorded stands beside what is computed.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, screen, within } from '@testing-library/react';
import { texts } from '../../src/taskpane/texts/texts';
import { leave, press, pressSoon, show, shown, step } from '../support/pane-dom';
import { retyped } from '../support/retyped';

const mockFault = { on: false };
jest.mock('../../src/taskpane/components/StepTree', () => {
  const real = jest.requireActual<typeof import('../../src/taskpane/components/StepTree')>(
    '../../src/taskpane/components/StepTree',
  );
  return {
    StepTree: (props: Parameters<typeof real.StepTree>[0]) => {
      if (mockFault.on) throw new Error('a step cannot be drawn');
      return real.StepTree(props);
    },
  };
});

jest.setTimeout(120_000);
afterEach(leave);

test('what was done survives a screen that fails, and is used when it is tried again', async () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await show(await retyped());
  await shown(/共 2 行数据/);
  press(texts.compute.zh);
  await shown(texts.totalAwarded.zh);
  press(texts.prepare.zh);
  await shown(texts.editsFound(1).zh);
  fireEvent.click(screen.getByRole('radio', { name: texts.editChoice.decide.zh }));
  const reason = (): HTMLElement => screen.getByRole('textbox', { name: new RegExp(texts.editReason.zh) });
  fireEvent.change(reason(), { target: { value: '专家评审核减' } });

  mockFault.on = true;
  press(/制造业项目设备投入奖励/);
  await pressSoon('甲公司');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain(texts.broken.zh);
  expect(alert.textContent).toContain('a step cannot be drawn');
  // The other screens are as they were.
  fireEvent.click(screen.getByRole('tab', { name: texts.tabRun.zh }));
  expect(within(step(texts.step4.zh)).getAllByText('80万元').length).toBeGreaterThan(0);
  expect(screen.getByRole('radio', { name: texts.editChoice.decide.zh })).toHaveProperty('checked', true);
  expect(reason()).toHaveProperty('value', '专家评审核减');
  fireEvent.click(screen.getByRole('tab', { name: texts.tabExplain.zh }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  press(texts.tryAgain.zh);
  expect((await screen.findByRole('alert')).textContent).toContain('a step cannot be drawn');
  mockFault.on = false;
  press(texts.tryAgain.zh);
  await shown(texts.steps.zh);
  expect(screen.queryByText(/测算为/)).toBeNull();

  // The answer is given after all, and recorded.
  fireEvent.click(screen.getByRole('tab', { name: texts.tabRun.zh }));
  fireEvent.keyDown(reason(), { key: 'Enter' });
  await shown(/将写入以下内容/);
  press(texts.write.zh);
  await shown(/已写入：/);
  press(/制造业项目设备投入奖励/);
  await pressSoon('甲公司');
  await shown('测算为奖补 80万元，人工核定的理由：专家评审核减');
  expect(screen.getAllByText('60万元').length).toBeGreaterThan(0);
  expect(screen.getByText('核定理由')).toBeTruthy();
  quiet.mockRestore();
});
