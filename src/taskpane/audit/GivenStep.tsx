/** Step 2 of an audit: which columns hold the amounts that somebody else computed, and the other lists that doubles are looked for in. */
import { Button, Field, Select } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { GivenChoice } from '../../audit/given/columns';
import { columnLetters } from '../../sheet/port/own-names';
import { Notice } from '../components/Notice';
import { ProblemList } from '../components/ProblemList';
import { Section } from '../components/Section';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { AuditSettings } from './AuditSettings';
import { useDesk } from './desk-context';
import { choiceOf, givenNow, unitOf } from './given';
import { GivenRow } from './GivenRow';
import { useDeskStyles } from './look';
import { OtherLists } from './OtherLists';
import { deskTexts } from './texts';

const Columns = () => {
  const styles = useDeskStyles();
  const t = useText();
  const { state } = useRunContext();
  const { desk, actions } = useDesk();
  const { opened, policy, recognised } = state;
  const now = useMemo(
    () => givenNow({ opened, policy, recognised }, desk.given, desk.also),
    [opened, policy, recognised, desk.given, desk.also],
  );
  if (!now || !policy || !recognised?.ok) return null;
  const columns = now.ok ? now.value.columns : [];
  const choices = columns.map(choiceOf);
  const change = (at: number, choice: GivenChoice | undefined): void => {
    const next = choices.flatMap((one, i) => (i !== at ? [one] : choice ? [choice] : []));
    actions.give(next.length > 0 ? next : undefined);
  };
  const taken = new Set(columns.map(({ column }) => column));
  const items = policy.items.filter(({ amount }) => amount);
  return (
    <>
      {columns.length > 0 && (
        <ul className={styles.list}>
          {columns.map((given, i) => (
            <GivenRow
              key={`${i}`}
              given={given}
              unit={unitOf(given, state, desk)}
              chosen={desk.given !== undefined}
              items={items}
              onChange={(choice) => change(i, choice)}
            />
          ))}
        </ul>
      )}
      {now.problems.length > 0 && <ProblemList problems={now.problems} />}
      <div className={styles.fields}>
        <Field label={t(deskTexts.addColumn)}>
          <Select value="" onChange={(_, { value }) => value !== '' && actions.give([...choices, { column: Number(value) }])}>
            <option value="">{t(texts.chooseColumn)}</option>
            {recognised.value.headers
              .filter(({ column }) => !taken.has(column))
              .map(({ column, header }) => (
                <option key={column} value={column}>
                  {t(texts.columnOption(columnLetters(column), header))}
                </option>
              ))}
          </Select>
        </Field>
      </div>
      {desk.given !== undefined && (
        <Button className={styles.start} size="small" onClick={() => actions.give(undefined)}>
          {t(deskTexts.asRecognised)}
        </Button>
      )}
    </>
  );
};

export const GivenStep = () => {
  const styles = useDeskStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { recognised, recognising, busy } = state;
  return (
    <Section number={2} title={deskTexts.given}>
      {!recognised && (
        <p className={styles.help}>{t(recognising ? texts.recognising : busy ? texts.loading : texts.noPolicyYet)}</p>
      )}
      {recognised && !recognised.ok && <Notice intent="warning">{t(deskTexts.notReady)}</Notice>}
      <Columns />
      {recognised && (
        <p className={styles.help}>
          {recognised.ok && t(deskTexts.dataColumns(recognised.value.matches.length + recognised.value.identity.length))}{' '}
          <Button size="small" onClick={() => actions.turnTo('run')}>
            {t(deskTexts.checkColumns)}
          </Button>
        </p>
      )}
      <OtherLists />
      <AuditSettings />
    </Section>
  );
};
