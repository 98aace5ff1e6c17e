/** Problems, the worst first, each with the cell it is about; long lists open in portions. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircle16Filled, Info16Regular, Warning16Filled } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Problem, Severity } from '../../core/problem';
import { SEVERITY_WORDS } from '../../sheet/compose/words';
import { useText } from '../lang-context';
import { cellOfPlace } from '../places';
import type { Settled } from '../computing/settled';
import { texts } from '../texts/texts';
import { useSeen } from '../use-seen';
import { CellLink } from './CellLink';

const PORTION = 30;
const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  problem: { display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: '4px', overflowWrap: 'anywhere' },
  icon: { paddingTop: '2px', lineHeight: 0 },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorNeutralForeground3 },
});

const ICON = { error: ErrorCircle16Filled, warning: Warning16Filled, info: Info16Regular } as const;

const One = ({ problem }: { readonly problem: Problem }) => {
  const styles = useStyles();
  const t = useText();
  const Icon = ICON[problem.severity];
  const cell = cellOfPlace(problem.place);
  return (
    <li className={styles.problem}>
      <span className={`${styles.icon} ${styles[problem.severity]}`}>
        <Icon aria-label={t(SEVERITY_WORDS[problem.severity])} role="img" />
      </span>
      <span>
        {t(problem.message)} {cell && <CellLink cell={cell} />}
      </span>
    </li>
  );
};

/** The first of many, with a button for more. */
const Portion = ({
  problems,
  rest,
  onMore,
}: {
  readonly problems: readonly Problem[];
  readonly rest: number;
  readonly onMore: () => void;
}) => {
  const styles = useStyles();
  const t = useText();
  return (
    <>
      <ul className={styles.list}>
        {problems.map((problem, i) => (
          <One key={i} problem={problem} />
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" onClick={onMore}>
          {t(texts.more(Math.min(rest, PORTION)))}
        </Button>
      )}
    </>
  );
};

export const ProblemList = ({ problems }: { readonly problems: readonly Problem[] }) => {
  const [shown, setShown] = useState(PORTION);
  const sorted = [...problems].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return <Portion problems={sorted.slice(0, shown)} rest={sorted.length - shown} onMore={() => setShown(shown + PORTION)} />;
};

/** Those of a result, which stay with it. */
export const ProblemsOf = ({ computed: { see, problems } }: { readonly computed: Settled }) => {
  const [shown, setShown] = useState(PORTION);
  const seen = useSeen(see, 'problems', 0, shown);
  return seen ? <Portion problems={seen} rest={problems - seen.length} onMore={() => setShown(shown + PORTION)} /> : null;
};
