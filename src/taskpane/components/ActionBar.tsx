/** The foot of the pane, always in view: what goes on, what went wrong, and the next thing to do. */
import { Button, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';
import { busyText } from '../texts/busy-texts';
import { useText } from '../lang-context';
import { useProgress, useRunContext } from '../run-context';
import { readyToCompute, type Busy, type State } from '../state/state';
import { texts } from '../texts/texts';
import { Notice } from './Notice';
import { ProblemList } from './ProblemList';

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
  stop: { flexShrink: 0, whiteSpace: 'nowrap' },
  failure: { maxHeight: '30vh', overflowY: 'auto' },
});

/** Planning is short, and nothing is begun by then that could be stopped. */
const CAN_STOP: ReadonlySet<Busy['what']> = new Set(['reading', 'computing', 'writing']);

const Working = () => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const busy = useProgress();
  if (!busy) return null;
  const words = t(busyText(busy, state.opened?.grid.rows ?? 0));
  return (
    <>
      <div className={styles.status} role="status">
        <span>{words}</span>
        {CAN_STOP.has(busy.what) && (
          <Button className={styles.stop} size="small" disabledFocusable={busy.stopping === true} onClick={actions.cancel}>
            {t(busy.stopping ? texts.cancelling : texts.cancel)}
          </Button>
        )}
      </div>
      {busy.silent && (
        <Notice
          intent="warning"
          actions={
            busy.leave && (
              <Button size="small" onClick={busy.leave}>
                {t(texts.leave)}
              </Button>
            )
          }
        >
          {t(busy.silent.message)}
        </Notice>
      )}
      <ProgressBar aria-label={words} {...(busy.total > 0 && { value: busy.done / busy.total })} />
    </>
  );
};

const Buttons = ({ state }: { readonly state: State }) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const { computed, stale, plan, following, written, opened, busy } = state;
  const toWrite = plan ?? following;
  const ready = readyToCompute(state);
  const fresh = computed !== undefined && !stale;
  return (
    <div className={styles.buttons}>
      {!opened && !busy && <Button onClick={() => actions.open()}>{t(texts.retry)}</Button>}
      <Button
        className={fresh ? '' : styles.grow}
        appearance={fresh ? 'secondary' : 'primary'}
        disabledFocusable={!ready}
        onClick={actions.compute}
      >
        {t(computed ? texts.computeAgain : texts.compute)}
      </Button>
      {fresh && (
        <Button
          className={styles.grow}
          appearance={written && !toWrite ? 'secondary' : 'primary'}
          // While an answer is planned for, who gave it can press on.
          disabledFocusable={busy !== undefined && following?.write !== false}
          onClick={toWrite ? actions.write : actions.plan}
        >
          {t(toWrite ? texts.write : texts.prepare)}
        </Button>
      )}
    </div>
  );
};

/** `buttons`: without them only what goes on and what went wrong, if anything. */
export const ActionBar = ({ buttons }: { readonly buttons: boolean }) => {
  const styles = useStyles();
  const { state } = useRunContext();
  if (!buttons && !state.busy && state.failure.length === 0) return null;
  return (
    <div className={styles.bar}>
      {state.failure.length > 0 && (
        <div className={styles.failure} role="alert">
          <ProblemList problems={state.failure} />
        </div>
      )}
      {state.busy && <Working />}
      {buttons && <Buttons state={state} />}
    </div>
  );
};
