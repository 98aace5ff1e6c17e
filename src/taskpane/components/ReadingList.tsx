/** Readings (口径): the question, its options, the default and why. */
import { Field, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components';
import type { Reading } from '../../policy/model';
import { useArticle, useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '14px', margin: 0, padding: 0, listStyleType: 'none' },
  article: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  because: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  option: { '& label': { overflowWrap: 'anywhere' } },
});

const One = ({ reading }: { readonly reading: Reading }) => {
  const styles = useStyles();
  const t = useText();
  const articleOf = useArticle();
  const { state, actions } = useRunContext();
  const { key, question, options, article, because } = reading;
  const label = (
    <>
      {t(question)} <span className={styles.article}>{article ? articleOf(article) : t(texts.general)}</span>
    </>
  );
  return (
    <li>
      <Field label={{ children: label }}>
        <RadioGroup value={state.readings[key] ?? reading.default} onChange={(_, { value }) => actions.chooseReading(key, value)}>
          {options.map((option) => (
            <Radio
              key={option.key}
              className={styles.option}
              value={option.key}
              label={`${t(option.label)}${option.key === reading.default ? t(texts.defaultMark) : ''}`}
            />
          ))}
        </RadioGroup>
      </Field>
      <p className={styles.because}>{t(texts.because(t(because)))}</p>
    </li>
  );
};

export const ReadingList = ({ readings }: { readonly readings: readonly Reading[] }) => {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {readings.map((reading) => (
        <One key={reading.key} reading={reading} />
      ))}
    </ul>
  );
};
