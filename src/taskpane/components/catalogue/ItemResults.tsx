/** What an item came to on the sheet that was computed: the first awards, each of which leads to its working. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Item } from '../../../policy/model';
import { catalogueTexts as texts } from '../../catalogue/texts';
import { useText } from '../../lang-context';
import { useRunContext } from '../../run-context';
import type { Settled } from '../../computing/settled';
import { texts as pane } from '../../texts/texts';
import { useSeen } from '../../use-seen';
import { Money } from '../Money';

const FIRST = 5;

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', rowGap: '6px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  award: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '10px', paddingBlock: '3px' },
  link: { textAlign: 'start', overflowWrap: 'anywhere' },
});

const Results = ({ computed: { see }, index }: { readonly computed: Settled; readonly index: number }) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const paid = useSeen(see, 'paid', index, 0, FIRST);
  if (!paid) return null;
  return (
    <section className={styles.part} aria-label={t(texts.paidHere)}>
      <h3 className={styles.heading}>{t(texts.paidHere)}</h3>
      <span>{t(paid.all > 0 ? texts.paysHere(paid.all) : texts.paysNobody)}</span>
      <ul className={styles.list}>
        {paid.awards.map(({ row, number, name, amount }) => (
          <li key={row} className={styles.award}>
            <Link as="button" className={styles.link} onClick={() => actions.show({ row, item: index })}>
              {name || t(pane.selectedRow(number))}
            </Link>
            <Money fen={amount} />
          </li>
        ))}
      </ul>
    </section>
  );
};

export const ItemResults = ({ item }: { readonly item: Item }) => {
  const { computed } = useRunContext().state;
  const index = computed?.policy.items.findIndex(({ id }) => id === item.id) ?? -1;
  return computed && index >= 0 ? <Results computed={computed} index={index} /> : null;
};
