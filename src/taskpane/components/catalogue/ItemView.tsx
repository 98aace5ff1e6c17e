/** One item in full: conditions and amount in words, figures, the data it needs and where the sheet has it, readings and figures that can be set here, the rules around it, and what it comes to. */
import { Badge, Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft16Regular, BookOpen16Regular } from '@fluentui/react-icons';
import { useMemo, type ReactNode } from 'react';
import { text, type Text } from '../../../core/lang';
import { figuresText } from '../../../engine/explain/figure-text';
import { describeItem } from '../../../engine/explain/describe';
import { numberText } from '../../../engine/explain/format';
import type { Item, Policy } from '../../../policy/model';
import { KIND_WORDS, SUBJECT_WORDS } from '../../../policy/words';
import { moneyOf } from '../../catalogue/entries';
import { MONEY_TEXT, catalogueTexts as texts } from '../../catalogue/texts';
import { decisionOf, enteredFigures, figureOf } from '../../figures';
import { headingIn, useArticle, useLang, useText } from '../../lang-context';
import { useRunContext } from '../../run-context';
import { FigureList } from '../FigureList';
import { ReadingList } from '../ReadingList';
import { ItemInputs } from './ItemInputs';
import { ItemResults } from './ItemResults';

const useStyles = makeStyles({
  item: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  badges: { display: 'flex', flexWrap: 'wrap', gap: '4px 6px', alignItems: 'center' },
  part: { display: 'flex', flexDirection: 'column', rowGap: '6px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: '18px', overflowWrap: 'anywhere' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '4px 12px',
    margin: 0,
    overflowWrap: 'anywhere',
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0 },
  },
  other: { paddingBlock: '3px' },
  link: { textAlign: 'start', overflowWrap: 'anywhere' },
  aside: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const Part = ({ title, children }: { readonly title: Text; readonly children: ReactNode }) => {
  const styles = useStyles();
  const t = useText();
  return (
    <section className={styles.part} aria-label={t(title)}>
      <h3 className={styles.heading}>{t(title)}</h3>
      {children}
    </section>
  );
};

const Clause = ({ policy, item }: { readonly policy: Policy; readonly item: Item }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  const { conditions, pays, cap } = useMemo(() => describeItem(policy, item, lang), [policy, item, lang]);
  const prior = item.amount?.prior;
  const rows: readonly (readonly [Text, string | undefined])[] = [
    [texts.pays, pays],
    [texts.cap, cap],
    [texts.prior, prior?.op === 'input' ? (lang === 'zh' ? prior.name : policy.inputs.get(prior.name)?.en) : undefined],
    [texts.recipient, item.recipient?.[lang]],
    [texts.payer, item.payer?.[lang]],
    [texts.remark, item.remark?.[lang]],
    [texts.figures, figuresText(item.figures, lang)],
    [texts.id, item.id],
  ];
  return (
    <>
      <Part title={texts.conditions}>
        {conditions.length > 0 ? (
          <ul className={styles.list}>
            {conditions.map((condition, i) => (
              <li key={i}>{condition}</li>
            ))}
          </ul>
        ) : (
          <span>{t(texts.noConditions)}</span>
        )}
      </Part>
      <dl className={styles.facts}>
        {rows.flatMap(([name, value]) =>
          value ? [<dt key={`${name.en}-name`}>{t(name)}</dt>, <dd key={name.en}>{value}</dd>] : [],
        )}
      </dl>
    </>
  );
};

const Settings = ({ policy, item }: { readonly policy: Policy; readonly item: Item }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  const { state } = useRunContext();
  const readings = item.readings.flatMap((key) => policy.readings.get(key) ?? []);
  const parameters = item.parameters.flatMap((name) => policy.parameters.get(name) ?? []);
  const dated = parameters.filter(({ values }) => values.length > 0);
  const { problems, withCell } = useMemo(() => enteredFigures(state, policy), [policy, state]);
  const figures = [...parameters.filter(({ values }) => values.length === 0).map(figureOf), ...decisionOf(item)].map(withCell);
  const entered = figures.filter(({ name, onSheet }) => onSheet || (state.parameters[name]?.value ?? '').trim() !== '').length;
  return (
    <>
      {readings.length > 0 && (
        <Part title={texts.readings}>
          <ReadingList readings={readings} />
        </Part>
      )}
      {figures.length > 0 && (
        <Part title={texts.parameters}>
          <span className={styles.aside}>{t(entered === figures.length ? texts.entered : texts.notEntered)}</span>
          <FigureList figures={figures} problems={problems} />
        </Part>
      )}
      {dated.length > 0 && (
        <Part title={texts.dated}>
          <ul className={styles.list}>
            {dated.flatMap(({ name, en, type, values }) =>
              values.map(({ from, to, value }) => (
                <li key={`${name} ${from}`}>
                  {t(text(name, en))} {from} – {to} <strong>{numberText(value, type, lang)}</strong>
                </li>
              )),
            )}
          </ul>
        </Part>
      )}
    </>
  );
};

const Rules = ({ policy, item }: { readonly policy: Policy; readonly item: Item }) => {
  const styles = useStyles();
  const t = useText();
  const article = useArticle();
  const { actions } = useRunContext();
  const holds = ({ items }: { readonly items: readonly string[] }): boolean => items.length === 0 || items.includes(item.id);
  const rules = [
    ...policy.gates.filter(holds).map((rule) => ({ ...rule, kind: texts.rule.gate, with: [] as readonly string[] })),
    ...policy.matters.filter(holds).map((rule) => ({
      ...rule,
      kind: rule.promotion ? texts.rule.promotion : texts.rule.matter,
      with: rule.items.filter((id) => id !== item.id),
    })),
    ...policy.limits.filter(holds).map((rule) => ({ ...rule, kind: texts.rule.limit, with: [] as readonly string[] })),
  ];
  if (rules.length === 0) return null;
  return (
    <Part title={texts.rules}>
      <ul className={styles.list}>
        {rules.map((rule) => (
          <li key={rule.id}>
            {t(rule.kind)} · {t(rule.title)} <span className={styles.aside}>{article(rule.article)}</span>
            {rule.with.slice(0, 8).map((id) => {
              const other = policy.items.find((one) => one.id === id);
              return (
                other && (
                  <div key={id} className={styles.other}>
                    <Link as="button" className={styles.link} onClick={() => actions.browse({ view: 'item', item: id })}>
                      {t(other.title)}
                    </Link>
                  </div>
                )
              );
            })}
          </li>
        ))}
      </ul>
    </Part>
  );
};

export const ItemView = ({ policy, item }: { readonly policy: Policy; readonly item: Item }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  const { actions } = useRunContext();
  return (
    <article className={styles.item}>
      <div className={styles.buttons}>
        <Button size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={() => actions.browse({ view: 'list' })}>
          {t(texts.back)}
        </Button>
        <Button
          size="small"
          icon={<BookOpen16Regular />}
          onClick={() => actions.browse({ view: 'source', article: item.article, item: item.id })}
        >
          {t(texts.openSource)}
        </Button>
      </div>
      <h2 className={styles.title}>{headingIn(item.article, item.title, lang)}</h2>
      <div className={styles.badges}>
        <Badge appearance="tint">{t(SUBJECT_WORDS[item.subject])}</Badge>
        <Badge appearance="tint" color="informative">
          {t(KIND_WORDS[item.kind])}
        </Badge>
        <Badge appearance="tint" color="informative">
          {t(MONEY_TEXT[moneyOf(item)])}
        </Badge>
      </div>
      <Clause policy={policy} item={item} />
      {item.inputs.length > 0 && (
        <Part title={texts.inputs}>
          <ItemInputs policy={policy} item={item} />
        </Part>
      )}
      <Settings policy={policy} item={item} />
      <Rules policy={policy} item={item} />
      <ItemResults item={item} />
    </article>
  );
};
