/** An amount of money with tabular figures: 分 in, as the language writes it out. */
import { makeStyles } from '@fluentui/react-components';
import { moneyText } from '../../core/money';
import { useLang } from '../lang-context';

const useStyles = makeStyles({ money: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } });

export const Money = ({ fen }: { readonly fen: number }) => (
  <span className={useStyles().money}>{moneyText(fen, useLang())}</span>
);
