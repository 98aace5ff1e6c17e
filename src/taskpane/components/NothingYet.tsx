/** The working before anything is computed: how one comes to see it, and the runs that the workbook remembers to take up. */
import { Button, makeStyles } from '@fluentui/react-components';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { useListStyles } from './ColumnsStep';

const useStyles = makeStyles({ runs: { display: 'flex', flexDirection: 'column', rowGap: '6px', alignItems: 'start' } });

export const NothingYet = () => {
  const styles = useStyles();
  const list = useListStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { facts, opened, busy } = state;
  const remembered = facts.filter(({ id }) => opened?.memory?.policies[id]);
  if (busy) return null;
  return (
    <>
      <p className={list.help}>{t(texts.explainEmpty)}</p>
      {remembered.length > 0 && <p className={list.help}>{t(texts.remembered)}</p>}
      <div className={styles.runs}>
        {remembered.map(({ id, name }) => (
          <Button key={id} onClick={() => actions.explain(id)}>
            {t(texts.explainRun(name))}
          </Button>
        ))}
        <Button onClick={() => actions.turnTo('run')}>{t(texts.toRun)}</Button>
      </div>
    </>
  );
};
