/** Step 5: what will be written and where, before anything is; afterwards, what was written. */
import { Button, Field, Radio, RadioGroup, makeStyles } from '@fluentui/react-components';
import { columnsOfPolicy } from '../../sheet/own-keys';
import { columnLetters } from '../../sheet/port/own-names';
import { useText } from '../lang-context';
import type { ShownPlan } from '../computing/planned';
import { useRunContext } from '../run-context';
import type { Settled } from '../computing/settled';
import type { State } from '../state/state';
import { texts } from '../texts/texts';
import { useListStyles } from './ColumnsStep';
import { EditsNotice } from './EditsNotice';
import { FormulaChoice, FormulaPlan } from './FormulaPlan';
import { UndoPart } from './LastRun';
import { Notice } from './Notice';
import { ProblemList } from './ProblemList';
import { Section } from './Section';

const useStyles = makeStyles({
  plan: { margin: 0, paddingInlineStart: '18px', overflowWrap: 'anywhere' },
  start: { alignSelf: 'start' },
});

const UNITS = { 元: texts.yuan, 万元: texts.wan } as const;

const PlanList = ({ plan }: { readonly plan: ShownPlan }) => {
  const styles = useStyles();
  const t = useText();
  const { columns, sheets, dropped, sheet, firstRow, rowCount } = plan;
  const [first, last] = [columns[0], columns.at(-1)];
  return (
    <ul className={styles.plan}>
      {first && last && (
        <li>
          {t(texts.planColumns(columns.length, sheet, columnLetters(first.column), columnLetters(last.column)))}
          {t(texts.then)}
          {t(texts.planRows(firstRow + 1, firstRow + rowCount))}
        </li>
      )}
      {sheets.length > 0 && (
        <li>
          {t(texts.planSheets(sheets.length))}
          {sheets.map(({ name }) => name).join(t(texts.comma))}
        </li>
      )}
      {dropped.length > 0 && <li>{t(texts.planDropped(dropped.length))}</li>}
    </ul>
  );
};

const Written = ({ written }: { readonly written: NonNullable<State['written']> }) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const { plan, receipt } = written;
  const first = plan.columns[0];
  return (
    <>
      <Notice intent="success">
        {t(texts.hasWritten)}
        {t(texts.receipt(receipt.cells, receipt.notes))}
      </Notice>
      <PlanList plan={plan} />
      {receipt.problems.length > 0 && <ProblemList problems={receipt.problems} />}
      {first && (
        <Button
          className={styles.start}
          size="small"
          onClick={() => actions.reveal({ sheet: plan.sheet, row: plan.firstRow, column: first.column })}
        >
          {t(texts.showColumns)}
        </Button>
      )}
      <p className={useListStyles().help}>{t(texts.selectHint)}</p>
    </>
  );
};

const ToWrite = ({ plan, updates }: { readonly plan: ShownPlan; readonly updates: boolean }) => {
  const list = useListStyles();
  const t = useText();
  return (
    <>
      <p className={list.help}>{t(texts.willWrite)}</p>
      <PlanList plan={plan} />
      {plan.told && <ProblemList problems={plan.told} />}
      {updates && <p className={list.help}>{t(texts.planUpdate)}</p>}
      {updates && <p className={list.help}>{t(texts.oursKept)}</p>}
    </>
  );
};

const Form = ({ state }: { readonly state: State & { readonly computed: Settled } }) => {
  const t = useText();
  const { actions } = useRunContext();
  const { moneyUnit, plan, written, opened, busy, computed } = state;
  return (
    <>
      <Field label={t(texts.moneyUnit)}>
        <RadioGroup
          layout="horizontal"
          value={moneyUnit}
          disabled={busy !== undefined}
          onChange={(_, { value }) => actions.chooseUnit(value === '万元' ? '万元' : '元')}
        >
          {(['元', '万元'] as const).map((unit) => (
            <Radio key={unit} value={unit} label={t(UNITS[unit])} />
          ))}
        </RadioGroup>
      </Field>
      <FormulaChoice />
      {!written && <EditsNotice />}
      {plan && <ToWrite plan={plan} updates={columnsOfPolicy(computed.policy.id, opened?.ownColumns ?? []).length > 0} />}
      {!plan && written && <Written written={written} />}
      {(plan ?? written) && state.formulaReport && <FormulaPlan reports={state.formulaReport} />}
    </>
  );
};

export const WriteStep = () => {
  const list = useListStyles();
  const t = useText();
  const { state } = useRunContext();
  const { computed } = state;
  return (
    <Section number={5} title={texts.step5}>
      {computed ? <Form state={{ ...state, computed }} /> : <p className={list.help}>{t(texts.notWrittenYet)}</p>}
      <UndoPart />
    </Section>
  );
};
