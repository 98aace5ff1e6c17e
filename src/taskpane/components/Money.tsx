/** An amount of money with tabular figures: 分 in, as the language writes it out. */
import { makeStyles } from '@fluentui/react-components';
import { moneyIn, moneyText } from '../../core/money';
import { useLang } from '../lang-context';

const useStyles = makeStyles({ money: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } });

/** `unit`: that of the list, where all amounts are told in one. */
export const Money = ({ fen, unit }: { readonly fen: number; readonly unit?: string }) => (
  <span className={useStyles().money}>{(unit === undefined ? moneyText : moneyIn(unit))(fen, useLang())}</span>
);
