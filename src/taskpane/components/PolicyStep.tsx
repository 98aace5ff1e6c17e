/** Step 1: which policy, which year, which sheet; the facts of the policy and whether it is in force. */
import { Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import type { Policy } from '../../policy/model';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { Notice } from './Notice';
import { PolicyChoice } from './PolicyChoice';
import { Section } from './Section';

/** Years after the end that can still be chosen, with a warning: late settlements happen. */
const AFTER = 2;

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.4fr)', columnGap: '10px' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: '12px',
    rowGap: '2px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0 },
  },
});

const yearOf = (date: string): number => Number(date.slice(0, 4));

const Facts = ({ policy }: { readonly policy: Policy }) => {
  const styles = useStyles();
  const t = useText();
  const { document, from, to, articles, items, version } = policy;
  const rows = [
    { name: texts.fullName, value: t(policy.name) },
    { name: texts.issuer, value: t(document.issuer) },
    ...(document.published ? [{ name: texts.published, value: document.published }] : []),
    { name: texts.validity, value: t(texts.span(from, to)) },
    { name: texts.contents, value: t(texts.contentsOf(articles.length, items.length)) },
    { name: texts.version, value: version },
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(({ name, value }) => [<dt key={`${name.en}-name`}>{t(name)}</dt>, <dd key={name.en}>{value}</dd>])}
    </dl>
  );
};

export const PolicyStep = () => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { policy, year, opened, busy } = state;
  const first = policy ? yearOf(policy.from) : 0;
  const last = policy ? yearOf(policy.to) : 0;
  const years = policy ? Array.from({ length: last - first + 1 + AFTER }, (_, i) => first + i) : [];
  const sheets = opened?.workbook.sheets.filter(({ worksheet, own }) => worksheet && own === undefined) ?? [];
  return (
    <Section number={1} title={texts.step1}>
      <PolicyChoice />
      <div className={styles.pair}>
        <Field label={t(texts.year)}>
          <Select value={year ?? ''} disabled={!policy} onChange={(_, { value }) => actions.chooseYear(Number(value))}>
            {years.map((one) => (
              <option key={one} value={one}>
                {t(texts.yearOption(one, one <= last))}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t(texts.sheet)}>
          <Select
            value={opened?.grid.sheet ?? ''}
            // While the sheet is read that was just chosen, the keyboard stays here.
            disabled={!opened || (busy !== undefined && busy.what !== 'reading')}
            onChange={(_, { value }) => actions.open(value)}
          >
            {opened && !sheets.some(({ name }) => name === opened.grid.sheet) && (
              <option value={opened.grid.sheet}>{t(texts.goneSheet(opened.grid.sheet))}</option>
            )}
            {sheets.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {policy && <Facts policy={policy} />}
      {policy && year !== undefined && year > last && <Notice intent="warning">{t(texts.expired(year, policy.to))}</Notice>}
    </Section>
  );
};
