/** The page: a workbook in a grid with its tabs, and beside it the very same pane that runs in Excel. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular, FolderOpen20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, useSyncExternalStore, type DragEvent, type ReactNode } from 'react';
import type { Lang } from '../core/lang';
import type { Problem } from '../core/problem';
import { breath } from '../core/breath';
import { browserKeep } from '../taskpane/keep/browser-keep';
import type { mount } from '../taskpane/mount';
import type { Book } from './book';
import { download } from './download';
import { NoSheet } from './NoSheet';
import { PaneEdge } from './PaneEdge';
import { SheetGrid } from './SheetGrid';
import { SheetTabs } from './SheetTabs';
import { messageOf, texts } from './texts';
import { Unsaved, useAskBeforeLeaving } from './Unsaved';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    height: '100vh',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '6px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
  },
  name: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
  },
  local: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  body: { display: 'grid', gridTemplateRows: 'minmax(0, 1fr)', minHeight: 0 },
  book: {
    display: 'grid',
    gridTemplateRows: 'minmax(0, 1fr) auto',
    gridTemplateColumns: 'minmax(0, 1fr) 6px',
    minWidth: 0,
    minHeight: 0,
  },
  grid: { position: 'relative', minWidth: 0, minHeight: 0, overflow: 'hidden', backgroundColor: tokens.colorNeutralBackground1 },
  alert: { flexBasis: '100%', color: tokens.colorStatusDangerForeground1 },
  message: { margin: 0, padding: '24px' },
  pane: { minWidth: 0, minHeight: 0, backgroundColor: tokens.colorNeutralBackground1 },
  hidden: { display: 'none' },
});

const FIRST_WIDTH = 360;

/** The pane has come with the page, but what it is made of begins only when the page has been drawn: a piece of work of its own. */
const paneWhenDrawn = async (): Promise<typeof mount> => {
  await breath();
  return (await import(/* webpackMode: "eager" */ '../taskpane/mount')).mount;
};

export interface WorkbenchProps {
  readonly book: Book | undefined;
  /** The policy that the workbook was made for, where that is known. */
  readonly policy: string | undefined;
  readonly problems: readonly Problem[];
  /** A file is on its way; until it is there the workbook before is shown. */
  readonly reading: boolean;
  readonly dark: boolean;
  readonly lang: Lang;
  readonly onLang: (lang: Lang) => void;
  readonly onFile: (file: File) => void;
}

const NOTHING = (): (() => void) => () => undefined;

const BookView = ({
  book,
  lang,
  dark,
  edge,
}: Pick<WorkbenchProps, 'lang' | 'dark'> & { readonly book: Book; readonly edge: ReactNode }) => {
  const styles = useStyles();
  const { model, failed, sheets, active, wanted } = useSyncExternalStore(book.subscribe, book.state);
  const turn = (sheet: string): void => void book.turnTo(sheet);
  return (
    <section className={styles.book} aria-label={texts.workbook[lang]}>
      <div className={styles.grid}>
        <SheetGrid
          book={book}
          model={model}
          label={texts.gridOf(active)[lang]}
          dark={dark}
          wanted={wanted?.sheet === active ? wanted : undefined}
        />
        {!model && <NoSheet sheet={active} problems={failed} lang={lang} onRetry={() => turn(active)} />}
      </div>
      <SheetTabs sheets={sheets} active={active} lang={lang} onTurn={turn} />
      {edge}
    </section>
  );
};

/** The pane brings its own root: it is mounted as Excel would mount it. */
const PaneHost = ({
  book,
  policy,
  lang,
  onLang,
}: Pick<WorkbenchProps, 'policy'> & {
  readonly book: Book;
  readonly lang: Lang;
  readonly onLang: (lang: Lang) => void;
}) => {
  const styles = useStyles();
  const element = useRef<HTMLDivElement>(null);
  const first = useRef(lang);
  useEffect(() => {
    if (!element.current) return;
    const host = document.createElement('div');
    host.style.height = '100%';
    element.current.replaceChildren(host);
    const mounted = paneWhenDrawn().then((mountOn) =>
      mountOn(host, book.port, {
        lang: first.current,
        about: texts.about,
        fileName: () => book.fileName,
        ...(policy !== undefined && { policy }),
        now: () => new Date(),
        keep: browserKeep(),
        onLang,
      }),
    );
    return () => {
      // React may not take a root away while it is drawing another one.
      setTimeout(() => void mounted.then((unmount) => unmount()));
      host.remove();
    };
  }, [book, policy, onLang]);
  return <div ref={element} className={styles.pane} data-part="pane" />;
};

export const Workbench = ({ book, policy, problems, reading, dark, lang, onLang, onFile }: WorkbenchProps) => {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);
  const changed = useSyncExternalStore(book?.subscribe ?? NOTHING, () => book?.state().changed ?? false);
  useAskBeforeLeaving(changed);
  const [waiting, setWaiting] = useState<File>();
  const open = (file: File): void => {
    setWaiting(undefined);
    onFile(file);
  };
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file && changed) setWaiting(file);
    else if (file) open(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  return (
    <div className={styles.page} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header className={styles.bar}>
        <h1 className={styles.title}>{texts.title[lang]}</h1>
        <Button size="small" icon={<FolderOpen20Regular />} onClick={() => input.current?.click()}>
          {texts.open[lang]}
        </Button>
        <input
          ref={input}
          className={styles.hidden}
          type="file"
          aria-label={texts.openLabel[lang]}
          accept=".xlsx,.xlsm"
          onChange={({ target }) => {
            take(target.files);
            // The same file can be chosen again.
            target.value = '';
          }}
        />
        <Button
          size="small"
          icon={<ArrowDownload20Regular />}
          disabledFocusable={!book}
          onClick={() => book && void download(book)}
        >
          {texts.save[lang]}
        </Button>
        <span className={styles.name}>
          {book?.fileName}
          {changed && texts.changed[lang]}
        </span>
        {book && reading && <span role="status">{texts.loading[lang]}</span>}
        <span className={styles.local}>{texts.local[lang]}</span>
        {book && waiting && (
          <Unsaved
            before={book.fileName}
            next={waiting.name}
            lang={lang}
            onSave={() => void download(book).then(() => open(waiting))}
            onDrop={() => open(waiting)}
            onStay={() => setWaiting(undefined)}
          />
        )}
        {book && problems.length > 0 && (
          <div className={styles.alert} role="alert">
            {messageOf(problems, lang)}
          </div>
        )}
      </header>
      <div className={styles.body} style={{ gridTemplateColumns: `minmax(0, 1fr) ${width}px` }}>
        {book ? (
          <BookView
            book={book}
            lang={lang}
            dark={dark}
            edge={<PaneEdge width={width} label={texts.resize[lang]} onWidth={setWidth} />}
          />
        ) : (
          <p className={styles.message}>{problems.length > 0 ? messageOf(problems, lang) : texts.loading[lang]}</p>
        )}
        {book && <PaneHost book={book} policy={policy} lang={lang} onLang={onLang} />}
      </div>
    </div>
  );
};
