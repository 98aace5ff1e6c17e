/** The steps of an explanation as a nested list: what each step is, what it came to, its article, and the cell that it comes from. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular, DismissCircle16Regular, QuestionCircle16Regular } from '@fluentui/react-icons';
import type { Step } from '../../engine/explanation';
import { useArticle, useText } from '../lang-context';
import type { Cell } from '../state/state';
import { texts } from '../texts/texts';
import { CellLink } from './CellLink';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  nested: {
    marginInlineStart: '7px',
    paddingInlineStart: '10px',
    borderInlineStartWidth: '1px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
  },
  step: { paddingBlock: '4px' },
  line: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: '6px' },
  mark: { paddingTop: '2px', lineHeight: 0 },
  held: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  unknown: { color: tokens.colorStatusWarningForeground3 },
  words: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', justifyContent: 'space-between', overflowWrap: 'anywhere' },
  value: {
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    marginInlineStart: 'auto',
    textAlign: 'end',
  },
  aside: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const MARK = {
  yes: { icon: CheckmarkCircle16Regular, style: 'held' },
  no: { icon: DismissCircle16Regular, style: 'failed' },
  unknown: { icon: QuestionCircle16Regular, style: 'unknown' },
} as const;

const Mark = ({ holds }: { readonly holds: boolean | null }) => {
  const styles = useStyles();
  const t = useText();
  const key = holds === null ? 'unknown' : holds ? 'yes' : 'no';
  const { icon: Icon, style } = MARK[key];
  return (
    <span className={mergeClasses(styles.mark, styles[style])}>
      <Icon aria-label={t(texts.holds[key])} role="img" />
    </span>
  );
};

/** Where the value of a step comes from. */
export type CellOf = (step: Step) => Cell | undefined;

const One = ({ step, cellOf }: { readonly step: Step; readonly cellOf: CellOf }) => {
  const styles = useStyles();
  const t = useText();
  const article = useArticle();
  const cell = cellOf(step);
  return (
    <li className={styles.step}>
      <div className={styles.line}>
        {step.holds === undefined ? <span /> : <Mark holds={step.holds} />}
        <div className={styles.words}>
          <span>
            {t(step.label)} {cell && <CellLink cell={cell} />}{' '}
            {step.article && <span className={styles.aside}>{article(step.article)}</span>}
          </span>
          <span className={styles.value}>{t(step.value)}</span>
        </div>
      </div>
      {step.children.length > 0 && <StepTree steps={step.children} cellOf={cellOf} nested />}
    </li>
  );
};

export const StepTree = ({
  steps,
  cellOf,
  nested = false,
}: {
  readonly steps: readonly Step[];
  readonly cellOf: CellOf;
  readonly nested?: boolean;
}) => {
  const styles = useStyles();
  return (
    <ul className={mergeClasses(styles.list, nested && styles.nested)}>
      {steps.map((step, i) => (
        <One key={i} step={step} cellOf={cellOf} />
      ))}
    </ul>
  );
};
