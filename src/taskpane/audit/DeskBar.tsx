/** The foot of the pane at the desk: what goes on, what went wrong, and the next thing to do. */
import { Button, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';
import { ProblemList } from '../components/ProblemList';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { readyToCompute } from '../state/state';
import { texts } from '../texts/texts';
import { useDesk } from './desk-context';
import { useDeskStyles } from './look';
import { basisOf, type DeskBusy } from './state';
import { deskTexts } from './texts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    padding: '10px 14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  buttons: { display: 'flex', columnGap: '8px' },
  grow: { flexGrow: 1 },
  status: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', columnGap: '8px' },
  failure: { maxHeight: '30vh', overflowY: 'auto' },
});

const CANCELLABLE: ReadonlySet<DeskBusy['what']> = new Set(['computing', 'causes', 'verifying']);

const Busy = ({ busy }: { readonly busy: DeskBusy }) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useDesk();
  const words = t(deskTexts.busy[busy.what](busy.done, busy.total));
  return (
    <>
      <div className={styles.status} role="status">
        <span>{words}</span>
        {CANCELLABLE.has(busy.what) && (
          <Button size="small" onClick={actions.cancel}>
            {t(texts.cancel)}
          </Button>
        )}
      </div>
      <ProgressBar aria-label={words} {...(busy.total > 0 && { value: busy.done / busy.total })} />
    </>
  );
};

const Buttons = () => {
  const styles = useStyles();
  const t = useText();
  const { state } = useRunContext();
  const { desk, actions } = useDesk();
  const { found, view, busy, verification, opinions, paper } = desk;
  const waiting = busy !== undefined || state.busy !== undefined;
  if (view === 'verify')
    return (
      <Button className={styles.grow} appearance="primary" disabledFocusable={waiting} onClick={actions.verify}>
        {t(verification ? deskTexts.verifyAgain : deskTexts.verifyRun)}
      </Button>
    );
  const fresh = found !== undefined && found.basis === basisOf(state, desk);
  const written = paper !== undefined && Object.keys(opinions).length === 0;
  return (
    <>
      {view === 'audit' && (
        <Button
          className={fresh ? '' : styles.grow}
          appearance={fresh ? 'secondary' : 'primary'}
          disabledFocusable={waiting || !readyToCompute(state)}
          onClick={actions.audit}
        >
          {t(found ? deskTexts.runAgain : deskTexts.run)}
        </Button>
      )}
      {fresh && (
        <Button
          className={styles.grow}
          appearance={written || view !== 'audit' ? 'secondary' : 'primary'}
          disabledFocusable={waiting}
          onClick={actions.write}
        >
          {t(paper || found.sheet ? deskTexts.writeAgain : deskTexts.write)}
        </Button>
      )}
    </>
  );
};

export const DeskBar = () => {
  const styles = useStyles();
  const { desk } = useDesk();
  const look = useDeskStyles();
  const t = useText();
  const { failure, view, paper, opinions, busy } = desk;
  // Among the steps the last one says it.
  const wrote = view !== 'audit' && view !== 'verify' && !busy && Object.keys(opinions).length === 0 ? paper?.sheets : undefined;
  return (
    <div className={styles.bar}>
      {failure.length > 0 && (
        <div className={styles.failure} role="alert">
          <ProblemList problems={failure} />
        </div>
      )}
      {desk.busy && <Busy busy={desk.busy} />}
      {wrote && (
        <p className={look.aside} role="status">
          {t(deskTexts.wroteSheets(wrote.join(t(texts.comma))))}
        </p>
      )}
      <div className={styles.buttons}>
        <Buttons />
      </div>
    </div>
  );
};
