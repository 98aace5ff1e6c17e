/** The findings: filters by kind, cause and opinion, and a list to go into; long lists open in portions. */
import { Badge, Button, Field, Link, Select, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { CAUSE_TEXT } from '../../audit/causes/cause';
import { aboutOf, MARKS, type Finding } from '../../audit/finding';
import { KIND_WORDS, MARK_WORDS } from '../../audit/marks';
import { useText } from '../lang-context';
import { texts } from '../texts/texts';
import { useDesk } from './desk-context';
import { causeOf, countKinds, KINDS, matches } from './find';
import { KIND_COLOUR, MARK_COLOUR } from './colours';
import { useDeskStyles } from './look';
import { offText } from './off';
import { unitOf } from './shown';
import { EVERY, type Filter, type Found } from './state';
import { deskTexts } from './texts';

const PORTION = 40;

const useStyles = makeStyles({
  finding: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'start',
    paddingBlock: '6px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  end: { display: 'flex', flexDirection: 'column', alignItems: 'end', rowGap: '3px' },
  off: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

const Filters = ({ found, filter }: { readonly found: Found; readonly filter: Filter }) => {
  const styles = useDeskStyles();
  const t = useText();
  const { actions } = useDesk();
  const { findings, causes } = found.audit;
  const marked = (mark: Finding['mark']): number => findings.filter((one) => one.mark === mark).length;
  return (
    <div className={`${styles.fields} ${styles.pair}`} role="group" aria-label={t(deskTexts.filters)}>
      <Field label={t(deskTexts.kind)}>
        <Select
          size="small"
          value={filter.kind}
          onChange={(_, { value }) =>
            actions.filter({ ...filter, kind: KINDS.find((one) => one === value) ?? 'all', cause: 'all' })
          }
        >
          <option value="all">{t(deskTexts.optionOf(deskTexts.all, findings.length))}</option>
          {countKinds(findings).map(({ kind, count }) => (
            <option key={kind} value={kind}>
              {t(deskTexts.optionOf(KIND_WORDS[kind], count))}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t(deskTexts.opinion)}>
        <Select
          size="small"
          value={filter.mark}
          onChange={(_, { value }) =>
            actions.filter({
              ...filter,
              mark: value === 'unmarked' ? 'unmarked' : (MARKS.find((one) => one === value) ?? 'all'),
            })
          }
        >
          <option value="all">{t(deskTexts.all)}</option>
          <option value="unmarked">{t(deskTexts.optionOf(deskTexts.unmarked, marked('')))}</option>
          {MARKS.map((mark) => (
            <option key={mark} value={mark}>
              {t(deskTexts.optionOf(MARK_WORDS[mark], marked(mark)))}
            </option>
          ))}
        </Select>
      </Field>
      {causes.length > 0 && (filter.kind === 'all' || filter.kind === 'difference') && (
        <Field label={t(deskTexts.cause)}>
          <Select
            size="small"
            value={filter.cause}
            onChange={(_, { value }) => {
              const cause = causes.find(({ id }) => id === value)?.id;
              actions.filter({ ...filter, ...(cause ? { kind: 'difference', cause } : { cause: 'all' }) });
            }}
          >
            <option value="all">{t(deskTexts.all)}</option>
            {causes.map(({ id, text: name, exact, near }) => (
              <option key={id} value={id}>
                {t(deskTexts.optionOf(name, exact + near))}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
};

const Row = ({ finding, unit }: { readonly finding: Finding; readonly unit: string }) => {
  const styles = useStyles();
  const look = useDeskStyles();
  const t = useText();
  const { actions } = useDesk();
  const { id, at, enterprise, kind, difference, mark } = finding;
  const cause = causeOf(finding);
  const about = t(aboutOf(finding));
  // What a row at a line would lose is no difference, and is said in its words.
  const off = difference && kind !== 'double' && kind !== 'edge' ? offText(difference, unit) : undefined;
  return (
    <li className={styles.finding}>
      <div>
        <Link as="button" className={look.link} onClick={() => actions.visit(id)}>
          {at.cell} {enterprise || about}
        </Link>
        <p className={look.aside}>{t(cause ? CAUSE_TEXT[cause] : finding.message)}</p>
      </div>
      <span className={styles.end}>
        {off && <span className={styles.off}>{t(off)}</span>}
        <Badge appearance="tint" color={KIND_COLOUR[kind]}>
          {t(KIND_WORDS[kind])}
        </Badge>
        {mark !== '' && (
          <Badge appearance="outline" color={MARK_COLOUR[mark]}>
            {t(MARK_WORDS[mark])}
          </Badge>
        )}
      </span>
    </li>
  );
};

export const FindingsView = ({ found }: { readonly found: Found }) => {
  const styles = useDeskStyles();
  const t = useText();
  const { desk, actions } = useDesk();
  const [shown, setShown] = useState(PORTION);
  const { filter } = desk;
  const { findings } = found.audit;
  const list = findings.filter(matches(filter));
  const rest = list.length - shown;
  return (
    <div className={styles.view}>
      <Button
        className={styles.start}
        size="small"
        appearance="subtle"
        icon={<ArrowLeft16Regular />}
        onClick={() => actions.turnTo('audit')}
      >
        {t(deskTexts.back)}
      </Button>
      <Filters found={found} filter={filter} />
      <p className={styles.help} role="status">
        {t(list.length > 0 || filter === EVERY ? deskTexts.shown(list.length, findings.length) : deskTexts.none)}
      </p>
      <ul className={styles.list} aria-label={t(deskTexts.findings)}>
        {list.slice(0, shown).map((finding) => (
          <Row key={finding.id} finding={finding} unit={unitOf(found.audit, finding.about)} />
        ))}
      </ul>
      {rest > 0 && (
        <Button className={styles.start} size="small" onClick={() => setShown(shown + PORTION)}>
          {t(texts.more(Math.min(rest, PORTION)))}
        </Button>
      )}
    </div>
  );
};
