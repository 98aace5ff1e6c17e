/** Whether what this program wrote still follows from its receipt: for each policy identical, or what differs and of what kind. */
import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { KIND_TEXT, type Difference } from '../../audit/verify/difference';
import type { Verified } from '../../audit/verify/verify';
import { conclusionText, differenceText, verifiedSame } from '../../audit/verify/words';
import { CellLink } from '../components/CellLink';
import { Notice } from '../components/Notice';
import { ProblemList } from '../components/ProblemList';
import { useText } from '../lang-context';
import { cellOfPlace } from '../places';
import { texts } from '../texts/texts';
import { useDesk } from './desk-context';
import { useDeskStyles } from './look';
import { deskTexts } from './texts';

const PORTION = 40;

const useStyles = makeStyles({
  difference: { paddingBlock: '5px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
});

const two = (n: number): string => String(n).padStart(2, '0');

/** A receipt's time as the clock here shows it; what is no time stays as it is. */
const minuteOf = (iso: string): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
};

const One = ({ difference, verified }: { readonly difference: Difference; readonly verified: Verified }) => {
  const styles = useStyles();
  const t = useText();
  const cell = cellOfPlace(difference.place);
  return (
    <li className={styles.difference}>
      <Badge appearance="tint" color={difference.kind === 'result' ? 'danger' : 'warning'}>
        {t(KIND_TEXT[difference.kind])}
      </Badge>{' '}
      {cell && <CellLink cell={cell} />} {t(differenceText(difference, verified))}
    </li>
  );
};

const Policy = ({ verified }: { readonly verified: Verified }) => {
  const look = useDeskStyles();
  const t = useText();
  const [shown, setShown] = useState(PORTION);
  const { name, version, year, time, file, sheet, differences } = verified;
  const same = verifiedSame(verified);
  const rest = differences.length - shown;
  return (
    <section className={look.stack}>
      <h2 className={look.heading}>{t(name)}</h2>
      <p className={look.aside}>
        {t(deskTexts.yearOf(year))} · {version} · {t(deskTexts.receiptOf(minuteOf(time), file, sheet))}
      </p>
      <Notice intent={same ? 'success' : 'warning'}>{t(conclusionText(verified))}</Notice>
      <ul className={look.list}>
        {differences.slice(0, shown).map((difference, i) => (
          <One key={i} difference={difference} verified={verified} />
        ))}
      </ul>
      {rest > 0 && (
        <Button className={look.start} size="small" onClick={() => setShown(shown + PORTION)}>
          {t(texts.more(Math.min(rest, PORTION)))}
        </Button>
      )}
    </section>
  );
};

export const VerifyView = () => {
  const look = useDeskStyles();
  const t = useText();
  const { verification } = useDesk().desk;
  return (
    <div className={look.view}>
      <p className={look.help}>{t(deskTexts.verifyHelp)}</p>
      {verification?.policies.map((verified) => (
        <Policy key={`${verified.policyId} ${verified.time}`} verified={verified} />
      ))}
      {verification && verification.problems.length > 0 && <ProblemList problems={verification.problems} />}
    </div>
  );
};
