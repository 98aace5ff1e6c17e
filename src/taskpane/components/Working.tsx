/** Why one item answers what it answers for one unit: amount, note, steps, what is missing, the readings that it used. */
import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Explanation, Step } from '../../engine/explanation';
import { displacerText } from '../../engine/explain/displaced';
import { whyText } from '../../engine/explain/trace';
import type { Status } from '../../engine/outcome';
import { computedText, decidedText } from '../../run/decided';
import type { Item, Policy } from '../../policy/model';
import { DECIDED, STATUS_WORDS } from '../../sheet/compose/words';
import { catalogueTexts } from '../catalogue/texts';
import { copyText } from '../copy-text';
import { explanationText } from '../explanation-text';
import { headingIn, useLang, useText } from '../lang-context';
import { cellKey, type See, type ShownWorking } from '../lookups';
import { addressOf } from '../places';
import { useRunContext } from '../run-context';
import type { Cell } from '../state/state';
import { texts } from '../texts/texts';
import { useSeen } from '../use-seen';
import { CellLink } from './CellLink';
import { Money } from './Money';
import { StepTree } from './StepTree';

const useStyles = makeStyles({
  working: { display: 'flex', flexDirection: 'column', rowGap: '10px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  result: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  amount: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  note: {
    margin: 0,
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: '18px' },
  start: { alignSelf: 'start' },
});

export const STATUS_COLOUR: Readonly<Record<Status, 'success' | 'brand' | 'warning' | 'informative' | 'subtle'>> = {
  awarded: 'success',
  up_to: 'brand',
  undetermined: 'warning',
  missing: 'warning',
  displaced: 'informative',
  not_eligible: 'informative',
  not_money: 'informative',
};

const Missing = ({ working: { explanation, cells }, policy }: { readonly working: ShownWorking; readonly policy: Policy }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  return (
    <>
      <h3 className={styles.heading}>{t(texts.missingData)}</h3>
      <ul className={styles.list}>
        {explanation.missing.map(({ input, rows, why }) => (
          <li key={`${input} ${why}`}>
            {lang === 'zh' ? input : (policy.inputs.get(input)?.en ?? input)} · {t(whyText(why))}{' '}
            {rows.map((row) => {
              const cell = cells[cellKey({ input, row })];
              return cell && <CellLink key={row} cell={cell} />;
            })}
          </li>
        ))}
      </ul>
    </>
  );
};

const Readings = ({ used, policy: { readings } }: { readonly used: Explanation['readings']; readonly policy: Policy }) => {
  const styles = useStyles();
  const t = useText();
  return (
    <>
      <h3 className={styles.heading}>{t(texts.readingsUsed)}</h3>
      <ul className={styles.list}>
        {used.map(({ key, option }) => {
          const reading = readings.get(key);
          const label = reading?.options.find((one) => one.key === option)?.label;
          return (
            <li key={key}>
              {reading ? t(reading.question) : key} <strong>{label ? t(label) : option}</strong>
            </li>
          );
        })}
      </ul>
    </>
  );
};

const CopyButton = ({ text }: { readonly text: () => string }) => {
  const styles = useStyles();
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    copyText(text()).then(setCopied, () => setCopied(false));
  };
  return (
    <Button className={styles.start} size="small" icon={<Copy16Regular />} onClick={copy}>
      {t(copied ? texts.copied : texts.copy)}
    </Button>
  );
};

const Shown = ({ working, policy, item }: { readonly working: ShownWorking; readonly policy: Policy; readonly item: Item }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  const { actions } = useRunContext();
  const { explanation, enterprise, cells } = working;
  const { status, amount, note, steps, missing, readings, displacedBy, displacedRow, decided } = explanation;
  // Readings have a list of their own, with their questions.
  const own = steps.filter(({ kind }) => kind !== 'reading');
  const by = displacedBy === undefined ? undefined : policy.items.find(({ id }) => id === displacedBy);
  const cellOf = ({ from }: Step): Cell | undefined => from && cells[cellKey(from)];
  const asText = (): string =>
    explanationText(
      { ...explanation, item },
      {
        enterprise,
        policy: policy.name[lang],
        cellOf: (step) => {
          const cell = cellOf(step);
          return cell && addressOf(cell);
        },
      },
      lang,
    );
  return (
    <div className={styles.working}>
      <h2 className={styles.title}>{headingIn(item.article, item.title, lang)}</h2>
      <div className={styles.result}>
        {decided ? (
          <span className={styles.amount}>{t(decidedText(decided.decision))}</span>
        ) : (
          amount !== null && (
            <span className={styles.amount}>
              <Money fen={amount} />
            </span>
          )
        )}
        <Badge appearance="tint" color={decided ? 'important' : STATUS_COLOUR[status]}>
          {t(decided ? DECIDED : STATUS_WORDS[status])}
        </Badge>
      </div>
      {decided && <p className={styles.note}>{t(texts.decidedAgainst(computedText(decided), decided.decision.reason))}</p>}
      <p className={styles.note}>{t(note)}</p>
      {by && <p className={styles.note}>{t(texts.displacedBy(displacerText(by.title, displacedRow)))}</p>}
      {missing.length > 0 && <Missing working={working} policy={policy} />}
      {own.length > 0 && (
        <>
          <h3 className={styles.heading}>{t(texts.steps)}</h3>
          <StepTree steps={own} cellOf={cellOf} />
        </>
      )}
      {readings.length > 0 && <Readings used={readings} policy={policy} />}
      <div className={styles.result}>
        <Button size="small" onClick={() => actions.browse({ view: 'item', item: item.id })}>
          {t(catalogueTexts.openItem)}
        </Button>
        <Button size="small" onClick={() => actions.browse({ view: 'source', article: item.article, item: item.id })}>
          {t(catalogueTexts.openSource)}
        </Button>
      </div>
      <CopyButton key={`${working.row} ${working.index}`} text={asText} />
    </div>
  );
};

/** Of one item for the row of the table. */
export const Working = ({
  policy,
  see,
  row,
  index,
}: {
  readonly policy: Policy;
  readonly see: See;
  readonly row: number;
  readonly index: number;
}) => {
  const { state } = useRunContext();
  const decisions = state.opened?.memory?.policies[policy.id]?.decisions ?? [];
  const own = decisions.filter(({ item }) => item === policy.items[index]?.id);
  const working = useSeen(see, 'working', row, index, own);
  const item = working && policy.items[working.index];
  return item ? <Shown working={working} policy={policy} item={item} /> : null;
};
