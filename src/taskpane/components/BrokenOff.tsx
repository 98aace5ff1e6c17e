/** A write that broke off, told above everything else, with the one thing to do about it; and what came of that. */
import { Button, makeStyles } from '@fluentui/react-components';
import { timeOf } from '../../sheet/port/own-journal';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { Notice } from './Notice';
import { ProblemList } from './ProblemList';

const useStyles = makeStyles({ top: { paddingTop: '12px', display: 'flex', flexDirection: 'column', rowGap: '8px' } });

export const BrokenOffNotice = () => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { opened, tookBack, busy } = state;
  const left = opened?.workbook.brokenOff;
  if (!left && !tookBack) return null;
  const inPart = tookBack?.some(({ severity }) => severity === 'error') === true;
  return (
    <div className={styles.top} data-part="broken-off">
      {left ? (
        <Notice
          intent="error"
          actions={
            actions.takeBack && (
              <Button size="small" appearance="primary" disabled={busy !== undefined} onClick={actions.takeBack}>
                {t(texts.takeBack)}
              </Button>
            )
          }
        >
          {t(texts.brokenOff(timeOf(left.at), left.sheet))} {!actions.takeBack && t(texts.brokenOffElsewhere)}
        </Notice>
      ) : (
        <Notice intent={inPart ? 'warning' : 'success'}>{t(inPart ? texts.tookBackInPart : texts.tookBack)}</Notice>
      )}
      {tookBack && tookBack.length > 0 && <ProblemList problems={tookBack} />}
    </div>
  );
};
