/** The shipped policies with their periods, to choose from; what is no longer or not yet in force is said. */
import { Field, Select } from '@fluentui/react-components';
import { text, type Text } from '../../core/lang';
import type { PolicyFacts } from '../../run/policies';
import { catalogueTexts } from '../catalogue/texts';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { Notice } from './Notice';

const stateOf = ({ from, to }: PolicyFacts, today: string): keyof typeof catalogueTexts.state =>
  today < from ? 'notYet' : today > to ? 'over' : 'now';

export const PolicyChoice = () => {
  const t = useText();
  const { state, actions } = useRunContext();
  const { facts, policyId, today } = state;
  const chosen = facts.find(({ id }) => id === policyId);
  const option = (one: PolicyFacts): Text => {
    const { name, from, to } = one;
    const inForce = catalogueTexts.state[stateOf(one, today)];
    const years = from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}–${to.slice(0, 4)}`;
    return text(`${name.zh} · ${years} ${inForce.zh}`, `${name.en} · ${years}, ${inForce.en}`);
  };
  const when = chosen && stateOf(chosen, today);
  return (
    <>
      <Field label={t(texts.policy)}>
        <Select value={policyId} onChange={(_, { value }) => actions.choosePolicy(value)}>
          {policyId === '' && <option value="">{t(texts.choosePolicy)}</option>}
          {facts.map((one) => (
            <option key={one.id} value={one.id}>
              {t(option(one))}
            </option>
          ))}
        </Select>
      </Field>
      {chosen && when === 'over' && <Notice intent="warning">{t(catalogueTexts.over(chosen.to))}</Notice>}
      {chosen && when === 'notYet' && <Notice intent="warning">{t(catalogueTexts.notYet(chosen.from))}</Notice>}
    </>
  );
};
