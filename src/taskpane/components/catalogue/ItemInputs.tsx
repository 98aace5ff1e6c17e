/** The data that an item reads: unit, and the column of the sheet that feeds each, as a link to its header. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { text } from '../../../core/lang';
import type { Input, Item, Policy } from '../../../policy/model';
import { columnLetters } from '../../../sheet/port/own-names';
import { catalogueTexts as texts } from '../../catalogue/texts';
import { unitText } from '../../columns';
import { useText } from '../../lang-context';
import { useRunContext } from '../../run-context';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  input: { paddingBlock: '4px', overflowWrap: 'anywhere' },
  aside: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const Source = ({ input }: { readonly input: Input }) => {
  const t = useText();
  const { state, actions } = useRunContext();
  const mapping = state.recognised?.ok ? state.recognised.value.mapping : undefined;
  const mapped = mapping?.columns[input.name];
  if (mapping && mapped)
    return (
      <Link
        as="button"
        inline
        onClick={() => actions.reveal({ sheet: mapping.sheet, row: mapping.headerRow, column: mapped.column })}
      >
        {t(texts.inColumn(columnLetters(mapped.column), mapped.header))}
      </Link>
    );
  return <>{t(mapping && input.title && mapping.lists.length > 0 ? texts.inLists : texts.notOnSheet)}</>;
};

export const ItemInputs = ({ policy, item }: { readonly policy: Policy; readonly item: Item }) => {
  const styles = useStyles();
  const t = useText();
  const inputs = item.inputs.flatMap((name) => policy.inputs.get(name) ?? []);
  return (
    <ul className={styles.list}>
      {inputs.map((input) => (
        <li key={input.name} className={styles.input}>
          {t(text(input.name, input.en))}
          {input.displayUnit && <span className={styles.aside}> ({t(unitText(input.displayUnit))})</span>} ←{' '}
          <Source input={input} />
          {input.help && <div className={styles.aside}>{t(input.help)}</div>}
        </li>
      ))}
    </ul>
  );
};
