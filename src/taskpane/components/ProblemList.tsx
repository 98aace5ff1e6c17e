/** Problems, the worst first, each with the cell it is about; long lists open in portions. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircle16Filled, Info16Regular, Warning16Filled } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Problem, Severity } from '../../core/problem';
import { SEVERITY_WORDS } from '../../sheet/compose/words';
import { useText } from '../lang-context';
import { cellOfPlace } from '../places';
import { texts } from '../texts';
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

export const ProblemList = ({ problems }: { readonly problems: readonly Problem[] }) => {
  const styles = useStyles();
  const t = useText();
  const [shown, setShown] = useState(PORTION);
  const sorted = [...problems].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const rest = sorted.length - shown;
  return (
    <>
      <ul className={styles.list}>
        {sorted.slice(0, shown).map((problem, i) => (
          <One key={i} problem={problem} />
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" onClick={() => setShown(shown + PORTION)}>
          {t(texts.more(Math.min(rest, PORTION)))}
        </Button>
      )}
    </>
  );
};
