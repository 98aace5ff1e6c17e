/** The clauses of a policy: which policy, its items by article, one item in full, or the official text. */
import { makeStyles } from '@fluentui/react-components';
import type { Policy } from '../../../policy/model';
import { catalogueTexts as texts } from '../../catalogue/texts';
import { useText } from '../../lang-context';
import { useRunContext } from '../../run-context';
import { PolicyChoice } from '../PolicyChoice';
import { ItemList } from './ItemList';
import { ItemView } from './ItemView';
import { SourceView } from './SourceView';

const useStyles = makeStyles({
  view: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
    paddingBlock: '14px',
    // A native list is as wide as its longest entry unless it is told otherwise.
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Select, & select, & .fui-Input, & input': { minWidth: 0 },
    '& select': { textOverflow: 'ellipsis' },
  },
  help: { margin: 0 },
});

const Part = ({ policy }: { readonly policy: Policy }) => {
  const { browsing } = useRunContext().state;
  const item = policy.items.find(({ id }) => id === browsing.item);
  if (browsing.view === 'item' && item) return <ItemView key={item.id} policy={policy} item={item} />;
  if (browsing.view === 'source') return <SourceView policy={policy} />;
  return <ItemList policy={policy} />;
};

export const CatalogueView = () => {
  const styles = useStyles();
  const t = useText();
  const { policy, policyId, browsing } = useRunContext().state;
  return (
    <div className={styles.view}>
      {browsing.view === 'list' && <PolicyChoice />}
      {policy && policy.id === policyId ? <Part policy={policy} /> : <p className={styles.help}>{t(texts.noPolicy)}</p>}
    </div>
  );
};
