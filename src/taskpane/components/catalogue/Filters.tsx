/** What the list of items is narrowed to: words, article, kind, whom it is for, what sort of amount, and how much. */
import { Button, Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { Search16Regular } from '@fluentui/react-icons';
import type { Text } from '../../../core/lang';
import { KIND_WORDS, SUBJECT_WORDS } from '../../../policy/words';
import { NO_FILTER, type Entry, type Filter, type MoneyClass } from '../../catalogue/entries';
import { MONEY_TEXT, catalogueTexts as texts } from '../../catalogue/texts';
import { headingIn, useLang, useText } from '../../lang-context';
import { useRunContext } from '../../run-context';
import { Fold } from '../Fold';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: '8px 10px',
  },
  wide: { gridColumn: '1 / -1' },
  start: { alignSelf: 'start' },
});

interface Choice {
  readonly value: string;
  readonly label: string;
}

const Chooser = ({
  label,
  value,
  choices,
  wide,
  onChange,
}: {
  readonly label: Text;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly wide?: boolean;
  readonly onChange: (value: string) => void;
}) => {
  const styles = useStyles();
  const t = useText();
  return (
    <Field label={t(label)} size="small" className={wide ? styles.wide : ''}>
      <Select value={value} onChange={(_, { value: chosen }) => onChange(chosen)}>
        <option value="">{t(texts.all)}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
};

const distinct = <T,>(all: readonly T[]): readonly T[] => [...new Set(all)];

export const Filters = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  const { state, actions } = useRunContext();
  const { filter } = state.browsing;
  const set = (change: Partial<Filter>): void => actions.browse({ filter: { ...filter, ...change } });
  const { query: _query, ...narrowed } = filter;
  const count = Object.values(narrowed).filter((value) => value !== '').length;
  const kinds = distinct(entries.map(({ item }) => item.kind));
  const subjects = distinct(entries.map(({ item }) => item.subject));
  const classes = distinct(entries.map(({ money }) => money));
  return (
    <>
      <Input
        type="search"
        aria-label={t(texts.searchLabel)}
        placeholder={t(texts.search)}
        contentBefore={<Search16Regular />}
        value={filter.query}
        onChange={(_, { value }) => set({ query: value })}
      />
      <Fold heading="h2" title={texts.filters} remark={count > 0 ? texts.filtersSet(count) : undefined}>
        <div className={styles.fields}>
          <Chooser
            wide
            label={texts.article}
            value={filter.article}
            choices={distinct(entries.map(({ article }) => article)).map(({ number, title }) => ({
              value: number,
              label: headingIn(number, title, lang),
            }))}
            onChange={(article) => set({ article })}
          />
          <Chooser
            label={texts.kind}
            value={filter.kind}
            choices={kinds.map((kind) => ({ value: kind, label: t(KIND_WORDS[kind]) }))}
            onChange={(value) => set({ kind: kinds.find((kind) => kind === value) ?? '' })}
          />
          <Chooser
            label={texts.subject}
            value={filter.subject}
            choices={subjects.map((subject) => ({ value: subject, label: t(SUBJECT_WORDS[subject]) }))}
            onChange={(value) => set({ subject: subjects.find((subject) => subject === value) ?? '' })}
          />
          <Chooser
            label={texts.money}
            value={filter.money}
            choices={classes.map((money) => ({ value: money, label: t(MONEY_TEXT[money]) }))}
            onChange={(value) => set({ money: classes.find((money: MoneyClass) => money === value) ?? '' })}
          />
          <Field label={t(texts.from)} size="small">
            <Input inputMode="decimal" value={filter.from} onChange={(_, { value }) => set({ from: value })} />
          </Field>
          <Field label={t(texts.to)} size="small">
            <Input inputMode="decimal" value={filter.to} onChange={(_, { value }) => set({ to: value })} />
          </Field>
        </div>
        <Button
          size="small"
          className={styles.start}
          disabledFocusable={count === 0 && filter.query === ''}
          onClick={() => set(NO_FILTER)}
        >
          {t(texts.clear)}
        </Button>
      </Fold>
    </>
  );
};
