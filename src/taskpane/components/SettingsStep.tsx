/** Step 3: readings, local figures and decided amounts, those that this sheet touches before the rest. */
import { Button } from '@fluentui/react-components';
import { useDeferredValue, useMemo } from 'react';
import type { Policy } from '../../policy/model';
import { decisionOf, enteredFigures, figureOf } from '../figures';
import { guideTexts } from '../texts/guide-texts';
import { useText } from '../lang-context';
import { ceilings, relevantItems, splitParameters, splitReadings, unfold } from '../relevance';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { useListStyles } from './ColumnsStep';
import { FigureList } from './FigureList';
import { Fold } from './Fold';
import { Notice } from './Notice';
import { ReadingList } from './ReadingList';
import { Section } from './Section';

const Settings = ({ policy }: { readonly policy: Policy }) => {
  const styles = useListStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { opened, year, readings, readingsKept, parameters } = state;
  const recognised = useDeferredValue(state.recognised);
  const computed = useDeferredValue(state.computed);
  const recognition = recognised?.ok ? recognised.value : undefined;
  const relevant = useMemo(() => relevantItems(policy, recognition, computed?.answered), [policy, recognition, computed]);
  const asked = unfold(splitReadings(policy, relevant));
  const local = unfold(splitParameters(policy, relevant));
  const decisions = ceilings(policy, relevant).flatMap(decisionOf);
  const { problems, withCell } = useMemo(
    () => enteredFigures({ opened, year, readings, parameters }, policy),
    [opened, year, readings, parameters, policy],
  );

  const decided = decisions.map(withCell);
  const changed = asked.near
    .concat(asked.far)
    .filter(({ key, default: usual }) => readings[key] !== undefined && readings[key] !== usual).length;
  const filledOf = (figures: readonly { readonly name: string }[]): number =>
    figures.filter(({ name }) => (parameters[name]?.value ?? '').trim() !== '').length;
  const filled = (figures: readonly { readonly name: string }[]) =>
    filledOf(figures) > 0 ? texts.filled(filledOf(figures)) : undefined;
  return (
    <>
      {readingsKept && (
        <Notice
          intent="info"
          actions={
            <Button size="small" onClick={actions.leaveReadings}>
              {t(guideTexts.leaveReadings)}
            </Button>
          }
        >
          {t(guideTexts.readingsKept)}
        </Notice>
      )}
      <Fold title={texts.readings} count={asked.near.length} remark={changed > 0 ? texts.changedReadings(changed) : undefined}>
        <p className={styles.help}>{t(texts.readingsHelp)}</p>
        <ReadingList readings={asked.near} />
        {asked.far.length > 0 && (
          <Fold title={texts.otherReadings} count={asked.far.length}>
            <ReadingList readings={asked.far} />
          </Fold>
        )}
      </Fold>
      {local.near.length + local.far.length > 0 && (
        <Fold title={texts.parameters} count={local.near.length} remark={filled([...local.near, ...local.far])}>
          <p className={styles.help}>{t(texts.parametersHelp)}</p>
          <FigureList figures={local.near.map(figureOf).map(withCell)} problems={problems} />
          {local.far.length > 0 && (
            <Fold title={texts.otherParameters} count={local.far.length}>
              <FigureList figures={local.far.map(figureOf).map(withCell)} problems={problems} />
            </Fold>
          )}
        </Fold>
      )}
      {decided.length > 0 && (
        <Fold title={texts.decided} count={decided.length} remark={filled(decided)}>
          <p className={styles.help}>{t(texts.decidedHelp)}</p>
          <FigureList figures={decided} problems={problems} />
        </Fold>
      )}
    </>
  );
};

export const SettingsStep = () => {
  const t = useText();
  const styles = useListStyles();
  const { policy } = useRunContext().state;
  return (
    <Section number={3} title={texts.step3}>
      {policy ? <Settings policy={policy} /> : <p className={styles.help}>{t(texts.noPolicyYet)}</p>}
    </Section>
  );
};
