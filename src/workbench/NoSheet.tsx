/** In place of the grid: the sheet that is being read, or cannot be; why and a way to try again in, where it cannot. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Lang } from '../core/lang';
import type { Problem } from '../core/problem';
import { texts as pane } from '../taskpane/texts/texts';
import { messageOf, texts } from './texts';

const useStyles = makeStyles({
  over: { position: 'absolute', inset: 0, padding: '24px', overflowY: 'auto', backgroundColor: tokens.colorNeutralBackground1 },
  text: { margin: '0 0 12px', overflowWrap: 'anywhere' },
  why: { margin: '0 0 12px', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
});

export const NoSheet = ({
  sheet,
  problems,
  lang,
  onRetry,
}: {
  readonly sheet: string;
  readonly problems: readonly Problem[] | undefined;
  readonly lang: Lang;
  readonly onRetry: () => void;
}) => {
  const styles = useStyles();
  if (!problems)
    return (
      <div className={styles.over} role="status">
        {texts.loading[lang]}
      </div>
    );
  return (
    <div className={styles.over} role="alert">
      <p className={styles.text}>{texts.sheetNotRead(sheet)[lang]}</p>
      <p className={styles.why}>{messageOf(problems, lang)}</p>
      <Button onClick={onRetry}>{pane.tryAgain[lang]}</Button>
    </div>
  );
};
