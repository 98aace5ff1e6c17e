/** Step 4: totals with exact awards apart from ceilings, counts by outcome, sums by article, and what is wrong with the data. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, useDeferredValue } from 'react';
import { moneyText } from '../../core/money';
import { text, type Text } from '../../core/lang';
import { STATUS, type Totals } from '../../engine/outcome';
import { STATUS_WORDS } from '../../sheet/compose/words';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import type { Settled } from '../computing/settled';
import { STATUS_HELP, texts } from '../texts/texts';
import { ArticleSums } from './ArticleSums';
import { useListStyles } from './ColumnsStep';
import { Fold } from './Fold';
import { Money } from './Money';
import { Notice } from './Notice';
import { ProblemsOf } from './ProblemList';
import { Section } from './Section';

const useStyles = makeStyles({
  totals: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))', gap: '10px', margin: 0 },
  total: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '2px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  figure: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    '& span': { whiteSpace: 'normal', wordBreak: 'keep-all' },
  },
  remark: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& td, & th': { padding: '3px 0', verticalAlign: 'top', textAlign: 'start', fontWeight: tokens.fontWeightRegular },
    '& td:last-child': { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  },
  help: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const signed = (fen: number): Text => {
  const sign = fen > 0 ? '+' : '−';
  const size = Math.abs(fen);
  return text(`${sign}${moneyText(size, 'zh')}`, `${sign}${moneyText(size, 'en')}`);
};

const differenceText = (now: number, before: number | undefined): Text | undefined =>
  before === undefined ? undefined : now === before ? texts.noDifference : texts.difference(signed(now - before));

const Sums = ({ totals, before }: { readonly totals: Totals; readonly before: Totals | undefined }) => {
  const styles = useStyles();
  const t = useText();
  const cards = [
    {
      name: texts.totalAwarded,
      fen: totals.awarded,
      count: totals.counts.awarded,
      remark: undefined,
      difference: differenceText(totals.awarded, before?.awarded),
    },
    {
      name: texts.totalUpTo,
      fen: totals.upTo,
      count: totals.counts.up_to,
      remark: texts.totalUpToHelp,
      difference: differenceText(totals.upTo, before?.upTo),
    },
  ];
  return (
    <dl className={styles.totals}>
      {cards.map(({ name, fen, count, remark, difference }) => (
        <div key={name.en} className={styles.total}>
          <dt className={styles.name}>{t(name)}</dt>
          <dd className={styles.figure}>
            <Money fen={fen} />
          </dd>
          <dd className={styles.remark}>
            {t(texts.awardsOf(count))}
            {remark && ` · ${t(remark)}`}
          </dd>
          {difference && <dd className={styles.remark}>{t(difference)}</dd>}
        </div>
      ))}
    </dl>
  );
};

const Counts = ({ counts, withoutColumns }: Pick<Settled, 'counts' | 'withoutColumns'>) => {
  const styles = useStyles();
  const t = useText();
  return (
    <>
      <table className={styles.table}>
        <tbody>
          {STATUS.filter((status) => counts[status] > 0).map((status) => (
            <tr key={status}>
              <th scope="row">
                {t(STATUS_WORDS[status])}
                <span className={styles.help}>{t(STATUS_HELP[status])}</span>
              </th>
              <td>{counts[status].toLocaleString('en-US')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {withoutColumns > 0 && <p className={styles.remark}>{t(texts.withoutColumns(withoutColumns))}</p>}
    </>
  );
};

/** Not drawn again because something else has changed. */
const Results = memo(function Results({
  computed,
  before,
  stale,
}: {
  readonly computed: Settled;
  readonly before: Totals | undefined;
  readonly stale: boolean;
}) {
  const styles = useListStyles();
  const t = useText();
  const { totals, problems, enterprises, rows, counts, withoutColumns } = computed;
  return (
    <>
      {stale && <Notice intent="warning">{t(texts.stale)}</Notice>}
      <Sums totals={totals} before={before} />
      <p className={styles.help}>{t(texts.enterprises(enterprises, rows))}</p>
      <ArticleSums computed={computed} />
      <Fold title={texts.byStatus}>
        <Counts counts={counts} withoutColumns={withoutColumns} />
      </Fold>
      {problems > 0 ? (
        <Fold title={texts.problems} count={problems} open>
          <ProblemsOf computed={computed} />
        </Fold>
      ) : (
        <p className={styles.help}>{t(texts.noProblems)}</p>
      )}
    </>
  );
});

export const ResultStep = () => {
  const styles = useListStyles();
  const t = useText();
  // Drawn in slices, between which the pane answers.
  const { computed, before, stale } = useDeferredValue(useRunContext().state);
  return (
    <Section number={4} title={texts.step4}>
      {computed ? (
        <Results computed={computed} before={before} stale={stale} />
      ) : (
        <p className={styles.help}>{t(texts.notComputed)}</p>
      )}
    </Section>
  );
};
