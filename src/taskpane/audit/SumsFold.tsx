/** Whether the sums hold: rows, enterprises and projects, totals that were checked, and what was given and due by region and by item. */
import { unitOf, type ShownAudit } from './shown';
import { moneyIn } from '../../core/money';
import { Fold } from '../components/Fold';
import { headingIn, useLang, useText } from '../lang-context';
import { useDeskStyles } from './look';
import { deskTexts } from './texts';

/** Nobody reads more here; the working paper has them. */
const MOST = 30;

export const SumsFold = ({ audit }: { readonly audit: ShownAudit }) => {
  const styles = useDeskStyles();
  const t = useText();
  const lang = useLang();
  const money = moneyIn(unitOf(audit));
  const { rows, enterprises, projects, checked, holding, towns, items, summaries } = audit.reconciliation;
  const givenByItem = items.some(({ given }) => given !== null);
  const isOpen = audit.columns.some(({ open }) => open > 0);
  const named = towns.some(({ town }) => town !== '');
  return (
    <Fold title={deskTexts.sums}>
      <p className={styles.help}>{t(deskTexts.sumsOf(rows, enterprises, projects, checked, holding))}</p>
      {summaries.map((one) => (
        <p key={one.sheet} className={styles.help}>
          {t(deskTexts.summaryOf(one))}
        </p>
      ))}
      {named && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(deskTexts.byTown)}</th>
              <th scope="col">{t(deskTexts.given_)}</th>
              <th scope="col">{t(deskTexts.due)}</th>
              {isOpen && <th scope="col">{t(deskTexts.open)}</th>}
            </tr>
          </thead>
          <tbody>
            {towns.slice(0, MOST).map(({ town, given, expected, open }) => (
              <tr key={town}>
                <th scope="row">{town === '' ? t(deskTexts.noTown) : town}</th>
                <td>{money(given[0] ?? 0, lang)}</td>
                <td>{money(expected[0] ?? 0, lang)}</td>
                {isOpen && <td>{open[0] ?? 0}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {items.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(deskTexts.byItem)}</th>
              {givenByItem && <th scope="col">{t(deskTexts.given_)}</th>}
              <th scope="col">{t(deskTexts.due)}</th>
              {isOpen && <th scope="col">{t(deskTexts.open)}</th>}
            </tr>
          </thead>
          <tbody>
            {items.slice(0, MOST).map(({ item, article, title, given, expected, open }) => (
              <tr key={item}>
                <th scope="row">{headingIn(article, title, lang)}</th>
                {givenByItem && <td>{given === null ? '' : money(given, lang)}</td>}
                <td>{money(expected, lang)}</td>
                {isOpen && <td>{open}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Fold>
  );
};
