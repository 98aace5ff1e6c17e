/** A file is to be opened while the workbook before has what is saved nowhere: the question what becomes of that, and what the browser asks of who leaves the page. */
import { Button, makeStyles } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Lang } from '../core/lang';
import { Notice } from '../taskpane/components/Notice';
import { texts } from './texts';

const useStyles = makeStyles({ question: { flexBasis: '100%' } });

/** The browser says it in its own words. */
export const useAskBeforeLeaving = (changed: boolean): void => {
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed]);
};

export interface UnsavedProps {
  readonly before: string;
  readonly next: string;
  readonly lang: Lang;
  readonly onSave: () => void;
  readonly onDrop: () => void;
  readonly onStay: () => void;
}

export const Unsaved = ({ before, next, lang, onSave, onDrop, onStay }: UnsavedProps) => (
  <div className={useStyles().question} role="alert">
    <Notice
      intent="warning"
      actions={
        <>
          <Button size="small" appearance="primary" onClick={onSave}>
            {texts.saveFirst[lang]}
          </Button>
          <Button size="small" onClick={onDrop}>
            {texts.openAnyway[lang]}
          </Button>
          <Button size="small" onClick={onStay}>
            {texts.stay[lang]}
          </Button>
        </>
      }
    >
      {texts.unsaved(before, next)[lang]}
    </Notice>
  </div>
);
