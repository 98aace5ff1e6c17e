/** Step 4 of an audit: what agrees and what does not, by how much, the causes and kinds to go through, and whether the sums hold. */
import { Button, Link } from '@fluentui/react-components';
import { KIND_WORDS } from '../../audit/marks';
import { Fold } from '../components/Fold';
import { Money } from '../components/Money';
import { Notice } from '../components/Notice';
import { ProblemList } from '../components/ProblemList';
import { Section } from '../components/Section';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { useDesk } from './desk-context';
import { countKinds } from './find';
import { useDeskStyles } from './look';
import { offText } from './off';
import { unitOf, type ShownAudit, type ShownColumn } from './shown';
import { basisOf, EVERY, type Found } from './state';
import { SumsFold } from './SumsFold';
import { deskTexts } from './texts';

const Column = ({ column }: { readonly column: ShownColumn }) => {
  const styles = useDeskStyles();
  const t = useText();
  const counts = [
    { name: deskTexts.rows, count: column.rows },
    { name: deskTexts.agree, count: column.agreeing },
    { name: deskTexts.differ, count: column.differing },
    ...(column.open > 0 ? [{ name: deskTexts.open, count: column.open }] : []),
  ];
  const sums = [
    { name: deskTexts.over, fen: column.over },
    { name: deskTexts.under, fen: column.under },
    { name: deskTexts.sumGiven, fen: column.sumGiven },
    { name: deskTexts.sumDue, fen: column.sumExpected },
    ...(column.open > 0 ? [{ name: deskTexts.sumOpen, fen: column.sumOpen }] : []),
  ];
  return (
    <>
      <h3 className={styles.heading}>{column.given.label}</h3>
      <dl className={`${styles.cards} ${styles.small}`}>
        {counts.map(({ name, count }) => (
          <div key={name.en} className={styles.card}>
            <dt className={styles.name}>{t(name)}</dt>
            <dd className={styles.figure}>{t(deskTexts.rowsOf(count))}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.cards}>
        {sums.map(({ name, fen }) => (
          <div key={name.en} className={styles.card}>
            <dt className={styles.name}>{t(name)}</dt>
            <dd className={styles.figure}>
              <Money fen={fen} unit={column.unit} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

const Causes = ({ audit }: { readonly audit: ShownAudit }) => {
  const styles = useDeskStyles();
  const t = useText();
  const { actions } = useDesk();
  if (audit.causes.length === 0) return null;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(deskTexts.byCause)}</th>
            <th scope="col">{t(deskTexts.difference)}</th>
          </tr>
        </thead>
        <tbody>
          {audit.causes.map(({ id, text, exact, near, over, under }) => (
            <tr key={id}>
              <th scope="row">
                <Link
                  as="button"
                  className={styles.link}
                  onClick={() => actions.filter({ ...EVERY, kind: 'difference', cause: id })}
                >
                  {t(text)} {t(deskTexts.countOf(exact + near))}
                </Link>
                {near > 0 && <p className={styles.aside}>{t(deskTexts.near(near))}</p>}
              </th>
              <td>
                {over > 0 && <div>{t(offText(over, unitOf(audit)))}</div>}
                {under > 0 && <div>{t(offText(-under, unitOf(audit)))}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

const Kinds = ({ audit }: { readonly audit: ShownAudit }) => {
  const styles = useDeskStyles();
  const t = useText();
  const { actions } = useDesk();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {t(deskTexts.byKind)}
          </th>
        </tr>
      </thead>
      <tbody>
        {countKinds(audit.findings).map(({ kind, count }) => (
          <tr key={kind}>
            <th scope="row">
              <Link as="button" className={styles.link} onClick={() => actions.filter({ ...EVERY, kind })}>
                {t(KIND_WORDS[kind])}
              </Link>
            </th>
            <td>{t(deskTexts.countOf(count))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Results = ({ found, stale }: { readonly found: Found; readonly stale: boolean }) => {
  const styles = useDeskStyles();
  const t = useText();
  const { actions } = useDesk();
  const { audit, problems } = found;
  const { columns, findings, resolved } = audit;
  const [first] = findings;
  return (
    <>
      {stale && <Notice intent="warning">{t(deskTexts.stale)}</Notice>}
      {columns.map((column) => (
        <Column key={column.given.column} column={column} />
      ))}
      {!first && <Notice intent="success">{t(deskTexts.allAgree)}</Notice>}
      {first && (
        <>
          <Causes audit={audit} />
          <Kinds audit={audit} />
          <Button
            className={styles.start}
            onClick={() => {
              actions.filter(EVERY);
              actions.visit(first.id);
            }}
          >
            {t(deskTexts.through)}
          </Button>
        </>
      )}
      {resolved.length > 0 && <p className={styles.help}>{t(deskTexts.resolved(resolved.length))}</p>}
      <SumsFold audit={audit} />
      {problems.length > 0 && (
        <Fold title={deskTexts.remarks} count={problems.length}>
          <ProblemList problems={problems} />
        </Fold>
      )}
    </>
  );
};

export const FoundStep = () => {
  const styles = useDeskStyles();
  const t = useText();
  const { state } = useRunContext();
  const { desk } = useDesk();
  const { found } = desk;
  return (
    <Section number={4} title={deskTexts.result}>
      {found ? (
        <Results found={found} stale={found.basis !== basisOf(state, desk)} />
      ) : (
        <p className={styles.help}>{t(deskTexts.notYet)}</p>
      )}
    </Section>
  );
};
