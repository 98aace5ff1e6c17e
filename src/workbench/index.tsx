/** The workbench page: opens the sample workbook, then whatever the user opens; nothing leaves the browser. */
import { FluentProvider } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Lang } from '../core/lang';
import { ProblemError, type Problem } from '../core/problem';
import { unexpected } from '../taskpane/problems';
import { useIsDark, useTheme } from '../taskpane/theme';
import { openBook, type Book } from './book';
import { texts } from './texts';
import { Workbench } from './Workbench';

const SAMPLE = 'assets/samples/shaoxing-sample.xlsx';
const SAMPLE_POLICY = 'shaoxing-4151-2025';

const problemsOf = (error: unknown): readonly Problem[] =>
  error instanceof ProblemError ? error.problems : [unexpected(error instanceof Error ? error.message : String(error))];

const openSample = async (): Promise<Book> => {
  const response = await fetch(SAMPLE);
  if (!response.ok)
    throw new ProblemError([{ code: 'no-sample', severity: 'warning', place: { file: SAMPLE }, message: texts.noSample }]);
  return openBook(new Uint8Array(await response.arrayBuffer()), SAMPLE.split('/').pop() ?? '');
};

const Page = () => {
  const [book, setBook] = useState<Book>();
  const [policy, setPolicy] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [lang, setLang] = useState<Lang>('zh');
  const dark = useIsDark();

  const show = useCallback((opening: Promise<Book>, madeFor?: string) => {
    opening.then(
      (opened) => {
        setBook(opened);
        setPolicy(madeFor);
        setProblems([]);
      },
      (error: unknown) => setProblems(problemsOf(error)),
    );
  }, []);
  useEffect(() => show(openSample(), SAMPLE_POLICY), [show]);
  const take = useCallback(
    (file: File) => show(file.arrayBuffer().then((buffer) => openBook(new Uint8Array(buffer), file.name))),
    [show],
  );

  return (
    <FluentProvider theme={useTheme(undefined)}>
      <Workbench book={book} policy={policy} problems={problems} dark={dark} lang={lang} onLang={setLang} onFile={take} />
    </FluentProvider>
  );
};

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
