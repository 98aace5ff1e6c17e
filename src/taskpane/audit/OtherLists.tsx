/** Other workbooks that doubles are looked for in, where the host can open one; elsewhere, where that can be done. */
import { Button, makeStyles } from '@fluentui/react-components';
import { useContext, useRef } from 'react';
import { Fold } from '../components/Fold';
import { useText } from '../lang-context';
import { RunContext } from '../run-context';
import { useDesk } from './desk-context';
import { useDeskStyles } from './look';
import { deskTexts } from './texts';

const useStyles = makeStyles({
  hidden: { display: 'none' },
  file: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px', overflowWrap: 'anywhere' },
});

export const OtherLists = () => {
  const styles = useStyles();
  const look = useDeskStyles();
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const opens = useContext(RunContext)?.host.options.openOther !== undefined;
  const { desk, actions } = useDesk();
  return (
    <Fold title={deskTexts.others} {...(desk.others.length > 0 && { count: desk.others.length })}>
      <p className={look.aside}>{t(deskTexts.othersHelp)}</p>
      {!opens && <p className={look.aside}>{t(deskTexts.othersElsewhere)}</p>}
      {opens && (
        <>
          <ul className={look.list}>
            {desk.others.map(({ file, grids }) => (
              <li key={file} className={styles.file}>
                {t(deskTexts.fileOf(file, grids.length))}
                <Button size="small" appearance="subtle" onClick={() => actions.removeFile(file)}>
                  {t(deskTexts.removeFile(file))}
                </Button>
              </li>
            ))}
          </ul>
          <Button className={look.start} size="small" disabledFocusable={!!desk.busy} onClick={() => input.current?.click()}>
            {t(deskTexts.addFile)}
          </Button>
          <input
            ref={input}
            className={styles.hidden}
            type="file"
            aria-label={t(deskTexts.addFileLabel)}
            accept=".xlsx,.xlsm"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) actions.addFile(file);
              // The same file may be chosen again after it was removed.
              target.value = '';
            }}
          />
        </>
      )}
    </Fold>
  );
};
