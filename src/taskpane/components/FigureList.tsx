/** Figures that other documents set: each with a value, the document that sets it, and what is wrong with what was entered. */
import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { Problem } from '../../core/problem';
import type { Figure } from '../figures';
import { useArticle, useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '14px', margin: 0, padding: 0, listStyleType: 'none' },
  figure: { display: 'flex', flexDirection: 'column', rowGap: '4px', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  article: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
  help: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)', columnGap: '8px' },
  input: { minWidth: 0 },
});

const One = ({ figure, problem }: { readonly figure: Figure; readonly problem: Problem | undefined }) => {
  const styles = useStyles();
  const t = useText();
  const article = useArticle();
  const { state, actions } = useRunContext();
  const entry = state.parameters[figure.name] ?? { value: '', document: '' };
  const wrong = problem?.severity === 'error';
  const message = problem && {
    validationState: wrong ? ('error' as const) : ('warning' as const),
    validationMessage: t(problem.message),
  };
  return (
    <li>
      <fieldset className={styles.figure}>
        <legend className={styles.legend}>
          {t(figure.title)} <span className={styles.article}>{article(figure.article)}</span>
        </legend>
        {figure.help && <p className={styles.help}>{t(figure.help)}</p>}
        {figure.onSheet && (
          <p className={styles.help}>
            {t(
              texts.onSheet(
                figure.onSheet.at.sheet ?? '',
                figure.onSheet.at.cell ?? '',
                figure.onSheet.value,
                figure.onSheet.document,
              ),
            )}
          </p>
        )}
        <div className={styles.fields}>
          <Field label={t(texts.value)} size="small" {...(wrong && message)}>
            <Input
              className={styles.input}
              value={entry.value}
              placeholder={t(texts.valueFor(figure.example))}
              onChange={(_, { value }) => actions.enter(figure.name, { ...entry, value })}
            />
          </Field>
          <Field label={t(texts.document)} size="small" {...(!wrong && entry.value !== '' && message)}>
            <Input
              className={styles.input}
              value={entry.document}
              placeholder={t(texts.documentExample)}
              onChange={(_, { value }) => actions.enter(figure.name, { ...entry, document: value })}
            />
          </Field>
        </div>
      </fieldset>
    </li>
  );
};

export const FigureList = ({
  figures,
  problems,
}: {
  readonly figures: readonly Figure[];
  readonly problems: readonly Problem[];
}) => {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {figures.map((figure) => (
        <One key={figure.name} figure={figure} problem={problems.find(({ place }) => place.name === figure.name)} />
      ))}
    </ul>
  );
};
