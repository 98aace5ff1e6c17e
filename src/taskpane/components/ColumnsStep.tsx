/** Step 2: what each column was taken for. The officer looks once and changes what is wrong. */
import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons';
import { memo, useDeferredValue, useMemo } from 'react';
import { text, type Text } from '../../core/lang';
import type { Policy } from '../../policy/model';
import type { ColumnMatch, Recognition } from '../../sheet/mapping';
import { columnLetters } from '../../sheet/port/own-names';
import { confidenceOf, unitsFor } from '../columns';
import { useText } from '../lang-context';
import { relevantItems, wantedInputs, type WantedInput } from '../relevance';
import { useActions, useRunContext } from '../run-context';
import { texts, UNIT_SOURCE } from '../texts/texts';
import { ColumnRow } from './ColumnRow';
import { Fold } from './Fold';
import { IdentityColumns } from './IdentityColumns';
import { Notice } from './Notice';
import { ProblemList } from './ProblemList';
import { RefusedSheet } from './RefusedSheet';
import { Section } from './Section';

export const useListStyles = makeStyles({ list: { margin: 0, padding: 0, listStyleType: 'none' }, help: { margin: 0 } });

const likely = (alternatives: ColumnMatch['alternatives']): Text =>
  texts.likelyAre(
    alternatives.length,
    alternatives.map(({ column, header }) => `${columnLetters(column)} ${header}`).join(' · '),
  );

const useInputRow = (policy: Policy, recognition: Recognition) => {
  const actions = useActions();
  return (name: string, match: ColumnMatch | undefined, alternatives: ColumnMatch['alternatives'], remark?: Text) => {
    const input = policy.inputs.get(name);
    const mapped = recognition.mapping.columns[name];
    return (
      <ColumnRow
        key={name}
        name={text(name, input?.en ?? name)}
        {...(remark && { remark })}
        {...(match && {
          found: {
            ...match,
            confidence: confidenceOf(match, mapped?.by),
            unit: match.unit,
            unitSource: UNIT_SOURCE[match.unitSource],
          },
        })}
        alternatives={alternatives}
        units={input ? unitsFor(input) : []}
        onColumn={(column) => actions.map({ columns: { [name]: column } })}
        onUnit={(unit) => actions.map({ units: { [name]: unit } })}
      />
    );
  };
};

const NotFound = ({ wanted, row }: { readonly wanted: readonly WantedInput[]; readonly row: ReturnType<typeof useInputRow> }) => {
  const styles = useListStyles();
  const t = useText();
  if (wanted.length === 0) return null;
  return (
    <Fold title={texts.notFound} count={wanted.length}>
      <p className={styles.help}>{t(texts.notFoundHelp)}</p>
      <ul className={styles.list}>{wanted.map(({ input, items }) => row(input.name, undefined, [], texts.usedBy(items)))}</ul>
    </Fold>
  );
};

const Recognised = ({ recognition, rows }: { readonly recognition: Recognition; readonly rows: number }) => {
  const styles = useListStyles();
  const t = useText();
  const { mapping, matches, identity } = recognition;
  return (
    <p className={styles.help}>
      {t(texts.recognised(rows, matches.length + identity.length, mapping.firstRow + 1, mapping.lastRow + 1))}
    </p>
  );
};

/** A hundred columns are not drawn again because something else has changed. */
const Found = memo(function Found({ policy, recognition }: { readonly policy: Policy; readonly recognition: Recognition }) {
  const styles = useListStyles();
  const row = useInputRow(policy, recognition);
  const t = useText();
  const { mapping, matches, suggestions } = recognition;
  const wanted = useMemo(
    () => wantedInputs(policy, recognition, relevantItems(policy, recognition, undefined)),
    [policy, recognition],
  );
  const doubtful = matches.filter((match) => confidenceOf(match, mapping.columns[match.input]?.by).level === 'doubtful').length;
  return (
    <>
      <IdentityColumns recognition={recognition} />
      <Fold title={texts.dataColumns} count={matches.length} open={matches.length <= 12 || doubtful > 0}>
        <ul className={styles.list}>{matches.map((match) => row(match.input, match, match.alternatives))}</ul>
      </Fold>
      {suggestions.length > 0 && (
        <Fold title={texts.suggestions} count={suggestions.length} open>
          <p className={styles.help}>{t(texts.suggestionsHelp)}</p>
          <ul className={styles.list}>
            {suggestions.map(({ input, alternatives }) => row(input, undefined, alternatives, likely(alternatives)))}
          </ul>
        </Fold>
      )}
      <NotFound wanted={[...wanted.near, ...wanted.far]} row={row} />
    </>
  );
});

export const ColumnsStep = () => {
  const styles = useListStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  // Drawn in slices, between which the pane answers.
  const { policy, recognised, recognising, dataRows, opened, mapping, busy } = useDeferredValue(state);
  return (
    <Section number={2} title={texts.step2}>
      {!recognised && (
        <p className={styles.help}>{t(recognising ? texts.recognising : busy ? texts.loading : texts.noPolicyYet)}</p>
      )}
      {recognised && !recognised.ok && opened && <RefusedSheet problems={recognised.problems} />}
      {recognised?.ok && recognised.problems.length > 0 && <ProblemList problems={recognised.problems} />}
      {recognised?.ok && policy && (
        <>
          <Recognised recognition={recognised.value} rows={dataRows} />
          <Found policy={policy} recognition={recognised.value} />
        </>
      )}
      {recognised?.ok && Object.keys(mapping).length > 0 && <Notice intent="info">{t(texts.remember)}</Notice>}
      {opened && (
        <Button
          icon={<ArrowSync16Regular />}
          size="small"
          disabled={busy !== undefined}
          onClick={() => actions.open(opened.grid.sheet)}
        >
          {t(texts.reread)}
        </Button>
      )}
    </Section>
  );
};
