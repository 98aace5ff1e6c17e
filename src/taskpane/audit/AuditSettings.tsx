/** How an audit looks: how far above a line is close, and an earlier policy whose figures are tried as a cause of differences. */
import { Field, Input, Select } from '@fluentui/react-components';
import { yearBefore } from '../../audit/earlier';
import { marginOf } from '../../audit/edges/margin';
import { shippedFacts } from '../../run/policies';
import { Fold } from '../components/Fold';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { useDesk } from './desk-context';
import { useDeskStyles } from './look';
import { deskTexts } from './texts';

/** As the audit takes it where nothing is typed. */
const USUAL = '5%';

const Margin = () => {
  const t = useText();
  const { state, actions } = useRunContext();
  const { margin } = state.kept;
  const wrong = margin !== undefined && !marginOf(margin);
  return (
    <Field
      label={t(deskTexts.margin)}
      hint={t(deskTexts.marginHelp)}
      {...(wrong && { validationState: 'error' as const, validationMessage: t(deskTexts.badMargin) })}
    >
      <Input
        value={margin ?? ''}
        placeholder={USUAL}
        onChange={(_, { value }) => actions.chooseMargin(value.trim() === '' ? undefined : value)}
      />
    </Field>
  );
};

const EarlierPolicy = () => {
  const t = useText();
  const { state } = useRunContext();
  const { desk, actions } = useDesk();
  const { earlier } = desk;
  const facts = shippedFacts.find(({ id }) => id === earlier?.id);
  const [first, last] = facts ? [facts.from, facts.to].map((day) => Number(day.slice(0, 4))) : [];
  const years = first === undefined || last === undefined ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return (
    <>
      <Field label={t(deskTexts.earlier)} hint={t(deskTexts.earlierHelp)}>
        <Select
          value={earlier?.id ?? ''}
          onChange={(_, { value }) => actions.setEarlier(value === '' ? undefined : { id: value, year: undefined })}
        >
          <option value="">{t(deskTexts.earlierNone)}</option>
          {shippedFacts.map(({ id, short }) => (
            <option key={id} value={id}>
              {t(short)}
            </option>
          ))}
        </Select>
      </Field>
      {earlier && facts && (
        <Field label={t(deskTexts.earlierYear)}>
          <Select
            value={String(earlier.year ?? yearBefore(facts, state.year ?? state.thisYear))}
            onChange={(_, { value }) => actions.setEarlier({ id: earlier.id, year: Number(value) })}
          >
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
};

export const AuditSettings = () => {
  const styles = useDeskStyles();
  const { state } = useRunContext();
  const { desk } = useDesk();
  const changed = (state.kept.margin === undefined ? 0 : 1) + (desk.earlier ? 1 : 0);
  return (
    <Fold title={deskTexts.settings} {...(changed > 0 && { count: changed })}>
      <div className={styles.fields}>
        <Margin />
        <EarlierPolicy />
      </div>
    </Fold>
  );
};
