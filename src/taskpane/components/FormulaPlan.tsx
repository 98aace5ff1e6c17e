/** Whether award columns are written as formulas, and what becomes of each: the choice, and the report of the plan. */
import { Field, Radio, RadioGroup, makeStyles } from '@fluentui/react-components';
import type { FormulaReport } from '../../sheet/record/plan-run';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { Fold } from './Fold';

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '18px', overflowWrap: 'anywhere' } });

export const FormulaChoice = () => {
  const t = useText();
  const { state, actions } = useRunContext();
  const { formulas, busy } = state;
  return (
    <Field label={t(texts.writeAs)} hint={t(texts.formulasHelp)}>
      <RadioGroup
        layout="horizontal"
        value={formulas ? 'formulas' : 'values'}
        disabled={busy !== undefined}
        onChange={(_, { value }) => actions.chooseFormulas(value === 'formulas')}
      >
        <Radio value="values" label={t(texts.asValues)} />
        <Radio value="formulas" label={t(texts.asFormulas)} />
      </RadioGroup>
    </Field>
  );
};

export const FormulaPlan = ({ reports }: { readonly reports: readonly FormulaReport[] }) => {
  const styles = useStyles();
  const t = useText();
  const whole = reports.filter(({ values }) => values.length === 0);
  const rest = reports.filter(({ values }) => values.length > 0);
  return (
    <>
      {whole.length > 0 && (
        <Fold title={texts.formulaColumns(whole.length)}>
          <ul className={styles.list}>
            {whole.map(({ key, title, formulas }) => (
              <li key={key}>{t(texts.formulaColumn(title, formulas))}</li>
            ))}
          </ul>
        </Fold>
      )}
      {rest.length > 0 && (
        <Fold title={texts.valueColumns(rest.length)} open>
          <ul className={styles.list}>
            {rest.map((one) => (
              <li key={one.key}>
                {t(texts.valueColumn(one.title, one.formulas))}
                <ul className={styles.list}>
                  {one.values.map(({ why, cells }) => (
                    <li key={why.en}>{t(texts.valueReason(why, cells))}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
};
