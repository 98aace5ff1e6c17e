/** What is to be said and done about results that are in the workbook already: that they have gone out of date, and taking them back. */
import { Button, makeStyles } from '@fluentui/react-components';
import type { WriteReceipt } from '../../sheet/port/port';
import { isMarked, isStale, staleText } from '../../sheet/record/stale';
import { hasResults } from '../state/earlier-run';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { Notice } from './Notice';
import { ProblemList } from './ProblemList';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  top: { paddingTop: '12px' },
  undo: { display: 'flex', flexDirection: 'column', rowGap: '8px', '& p': { margin: 0 } },
});

/** Where somebody has changed the sheet in a way that has to be read first. */
const UnreadNotice = () => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { busy, opened } = state;
  return (
    <div className={styles.top} data-part="unread">
      <Notice
        intent="warning"
        actions={
          <Button size="small" disabled={busy !== undefined} onClick={() => actions.open(opened?.grid.sheet)}>
            {t(texts.reread)}
          </Button>
        }
      >
        {t(texts.maybeOutOfDate)}
      </Notice>
    </div>
  );
};

/** Figures that were changed hold again what the run read, and the sheet still says that they do not. */
const MarksNotice = () => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  return (
    <div className={styles.top} data-part="marks">
      <Notice
        intent="info"
        actions={
          <Button size="small" disabled={state.busy !== undefined} onClick={actions.markExpired}>
            {t(texts.unmark)}
          </Button>
        }
      >
        {t(texts.markedAndRight)}
      </Notice>
    </div>
  );
};

/** At the top, where whoever opens the workbook looks first: results in it whose figures have changed since: on the screen at once, in the workbook when asked for. */
export const ExpiredNotice = () => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { expired, unread, busy, opened, policyId, recognising } = state;
  const marked = opened !== undefined && isMarked(opened.grid, opened.ownColumns, policyId);
  if (!isStale(expired)) {
    if (!hasResults(state)) return null;
    return unread ? <UnreadNotice /> : marked && !recognising ? <MarksNotice /> : null;
  }
  return (
    <div className={styles.top} data-part="expired">
      <Notice
        intent="warning"
        actions={
          !marked && (
            <Button size="small" disabled={busy !== undefined} onClick={actions.markExpired}>
              {t(texts.markExpired)}
            </Button>
          )
        }
      >
        {t(texts.outOfDate(staleText(expired)))} {marked && t(texts.expiredMarked)}
      </Notice>
    </div>
  );
};

/** What it has written, and what does not look as before. */
const Undone = ({ receipt }: { readonly receipt: WriteReceipt }) => {
  const styles = useStyles();
  const t = useText();
  const { cells, notes, problems } = receipt;
  return (
    <div className={styles.undo} data-part="undone">
      <Notice intent="success">{t(texts.undone)}</Notice>
      {cells > 0 && (
        <p>
          {t(texts.putBack)}
          {t(texts.receipt(cells, notes))}
        </p>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
};

/** Taking the last run back: first what that would take with it, then the deed. */
export const UndoPart = () => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { left, undo, undone, busy } = state;
  if (undone) return <Undone receipt={undone} />;
  if (left?.undoable !== true) return null;
  if (!undo)
    return (
      <Button size="small" disabled={busy !== undefined} onClick={actions.readyUndo}>
        {t(texts.undo)}
      </Button>
    );
  return (
    <div className={styles.undo} data-part="undo">
      <Notice intent="warning">{t(undo.plan.columns.length > 0 ? texts.undoToBefore : texts.undoFirst)}</Notice>
      {undo.told.length > 0 && <ProblemList problems={undo.told} />}
      {undo.edited.length > 0 && (
        <>
          <p>{t(texts.undoEdited(undo.edits))}</p>
          <ProblemList problems={undo.edited} />
        </>
      )}
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" disabled={busy !== undefined} onClick={actions.undo}>
          {t(texts.undoNow)}
        </Button>
        <Button size="small" disabled={busy !== undefined} onClick={actions.keepRun}>
          {t(texts.undoNot)}
        </Button>
      </div>
    </div>
  );
};
