/** The workbench page: opens the sample workbook, then whatever the user opens; nothing leaves the browser. */
import { FluentProvider } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Lang } from '../core/lang';
import { ProblemError, type Problem } from '../core/problem';
import { problemsOf } from '../taskpane/problems';
import { useIsDark, useTheme } from '../taskpane/theme';
import { openBook, type Book } from './book';
import { texts } from './texts';
import { Workbench } from './Workbench';

const SAMPLE = 'assets/samples/shaoxing-sample.xlsx';
const SAMPLE_POLICY = 'shaoxing-4151-2025';

const sample = async (): Promise<Blob> => {
  const response = await fetch(SAMPLE);
  if (!response.ok)
    throw new ProblemError([{ code: 'no-sample', severity: 'warning', place: { file: SAMPLE }, message: texts.noSample }]);
  return response.blob();
};

const openSample = (): Promise<Book> => openBook(sample(), SAMPLE.split('/').pop() ?? '');

const Page = () => {
  const [book, setBook] = useState<Book>();
  const [policy, setPolicy] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [reading, setReading] = useState(true);
  const [lang, setLang] = useState<Lang>('zh');
  const dark = useIsDark();
  const last = useRef<Promise<Book>>(undefined);

  const show = useCallback((opening: Promise<Book>, madeFor?: string) => {
    last.current = opening;
    // Of several files the one that was chosen last is shown.
    const done = (): boolean => {
      const latest = last.current === opening;
      if (latest) setReading(false);
      return latest;
    };
    opening.then(
      (opened) => {
        if (!done()) return opened.close();
        setBook(opened);
        setPolicy(madeFor);
        setProblems([]);
      },
      (error: unknown) => done() && setProblems(problemsOf(error)),
    );
  }, []);
  useEffect(() => show(openSample(), SAMPLE_POLICY), [show]);
  const take = useCallback(
    (file: File) => {
      setReading(true);
      show(openBook(file, file.name));
    },
    [show],
  );
  useEffect(() => () => book?.close(), [book]);

  return (
    <FluentProvider theme={useTheme(undefined)}>
      <Workbench {...{ book, policy, problems, reading, dark, lang }} onLang={setLang} onFile={take} />
    </FluentProvider>
  );
};

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
