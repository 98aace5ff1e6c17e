/** One finding in full: the amounts, the likely causes, how the due amount is worked out, other places, and the auditor's opinion; the way to the next one by button or key. */
import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowLeft16Regular, ArrowUp16Regular } from '@fluentui/react-icons';
import { useState, type KeyboardEvent } from 'react';
import { CAUSE_TEXT } from '../../audit/causes/cause';
import { aboutOf, type Finding } from '../../audit/finding';
import { KIND_WORDS } from '../../audit/marks';
import { text, type Text } from '../../core/lang';
import { moneyIn } from '../../core/money';
import { CellLink } from '../components/CellLink';
import { Money } from '../components/Money';
import { useText } from '../lang-context';
import { cellOfPlace } from '../places';
import { KIND_COLOUR } from './colours';
import { useDesk } from './desk-context';
import { matches } from './find';
import { FindingWorking } from './FindingWorking';
import { useDeskStyles } from './look';
import { Opinion } from './Opinion';
import { unitOf } from './shown';
import type { Found } from './state';
import { deskTexts } from './texts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  message: {
    margin: 0,
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  cause: { paddingBlock: '4px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
});

const DIRECTIONS = [
  { direction: -1, key: 'ArrowUp', name: deskTexts.previous, icon: <ArrowUp16Regular /> },
  { direction: 1, key: 'ArrowDown', name: deskTexts.next, icon: <ArrowDown16Regular /> },
] as const;

interface Shown {
  readonly finding: Finding;
  readonly unit: string;
}

const Amounts = ({ finding: { given, expected, difference, kind }, unit }: Shown) => {
  const styles = useDeskStyles();
  const t = useText();
  // At a line, nothing is wrong: what it would be below the line is told in the sentence.
  if (kind === 'double' || kind === 'edge' || (given === null && expected === null)) return null;
  const cards = [
    { name: deskTexts.given_, fen: given },
    ...(kind === 'open'
      ? []
      : [
          { name: deskTexts.due, fen: expected },
          { name: deskTexts.difference, fen: difference },
        ]),
  ];
  return (
    <dl className={styles.cards}>
      {cards.map(({ name, fen }) => (
        <div key={name.en} className={styles.card}>
          <dt className={styles.name}>{t(name)}</dt>
          <dd className={styles.figure}>{fen === null ? t(deskTexts.blank) : <Money fen={fen} unit={unit} />}</dd>
        </div>
      ))}
    </dl>
  );
};

const Causes = ({ finding, unit }: Shown) => {
  const styles = useStyles();
  const look = useDeskStyles();
  const t = useText();
  const money = moneyIn(unit);
  // The first stands in the message.
  if (finding.causes.length < 2) return null;
  return (
    <>
      <h3 className={look.heading}>{t(deskTexts.causes)}</h3>
      <ul className={look.list}>
        {finding.causes.map(({ id, text: what, exact, comesTo }) => (
          <li key={`${id} ${what.zh}`} className={styles.cause}>
            <strong>{t(CAUSE_TEXT[id])}</strong> {t(what)}{' '}
            <Badge appearance="tint" color={exact ? 'success' : 'informative'}>
              {t(exact ? deskTexts.exact : deskTexts.nearBy(text(money(comesTo, 'zh'), money(comesTo, 'en'))))}
            </Badge>
          </li>
        ))}
      </ul>
    </>
  );
};

const Related = ({ finding: { related } }: { readonly finding: Finding }) => {
  const look = useDeskStyles();
  const t = useText();
  if (related.length === 0) return null;
  return (
    <>
      <h3 className={look.heading}>{t(deskTexts.related)}</h3>
      <ul className={look.list}>
        {related.map(({ file, sheet, cell }) => {
          const at = file === undefined ? cellOfPlace({ sheet, cell }) : undefined;
          return (
            <li key={`${file ?? ''} ${sheet} ${cell}`}>
              {[file, sheet].filter(Boolean).join(' › ')} {at ? <CellLink cell={at} /> : cell}
            </li>
          );
        })}
      </ul>
    </>
  );
};

export const FindingView = ({ found, finding }: { readonly found: Found; readonly finding: Finding }) => {
  const styles = useStyles();
  const look = useDeskStyles();
  const t = useText();
  const { desk, actions } = useDesk();
  const [said, setSaid] = useState<Text>();
  const list = found.audit.findings.filter(matches(desk.filter));
  const at = list.indexOf(finding);
  const place = at < 0 ? deskTexts.outside(list.length) : deskTexts.place(at + 1, list.length);
  const { enterprise, code, project, row, kind, message } = finding;
  const cell = cellOfPlace(finding.at);
  const about = t(aboutOf(finding));
  const unit = unitOf(found.audit, finding.about);

  const go = (direction: 1 | -1): void =>
    setSaid(actions.step(direction) ? undefined : direction > 0 ? deskTexts.noneAfter : deskTexts.noneBefore);
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const pressed = DIRECTIONS.find(({ key }) => event.altKey && event.key === key);
    // In a list of choices these keys open the list.
    if (!pressed || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    go(pressed.direction);
  };
  return (
    <div className={look.view} onKeyDown={press}>
      <div className={look.buttons} role="group" aria-label={t(deskTexts.jump)}>
        {DIRECTIONS.map(({ direction, key, name, icon }) => (
          <Button key={key} size="small" icon={icon} aria-keyshortcuts={`Alt+${key}`} onClick={() => go(direction)}>
            {t(name)}
          </Button>
        ))}
        <Button size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={() => actions.turnTo('findings')}>
          {t(deskTexts.backToList)}
        </Button>
      </div>
      <p className={look.aside} role="status">
        {t(said ?? place)}
      </p>
      <div>
        <h2 className={styles.name}>{enterprise || about}</h2>
        <p className={look.aside}>
          {[enterprise ? about : '', project, code, t(deskTexts.row(row))].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className={styles.head}>
        <Badge appearance="tint" color={KIND_COLOUR[kind]}>
          {t(KIND_WORDS[kind])}
        </Badge>
        {cell && <CellLink cell={cell} />}
      </div>
      <Amounts finding={finding} unit={unit} />
      <p className={styles.message}>{t(message)}</p>
      <Opinion finding={finding} />
      <Causes finding={finding} unit={unit} />
      <Related finding={finding} />
      <FindingWorking key={finding.id} found={found} finding={finding} />
    </div>
  );
};
