/** The address of a cell, as a link that shows it on the sheet. */
import { Link } from '@fluentui/react-components';
import { useText } from '../lang-context';
import { addressOf } from '../places';
import { useRunContext } from '../run-context';
import type { Cell } from '../state/state';
import { texts } from '../texts/texts';

export const CellLink = ({ cell }: { readonly cell: Cell }) => {
  const { actions } = useRunContext();
  const t = useText();
  const address = addressOf(cell);
  return (
    <Link as="button" inline aria-label={t(texts.goTo(address))} onClick={() => actions.reveal(cell)}>
      {address}
    </Link>
  );
};
