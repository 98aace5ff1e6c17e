/** The first-run guide: the three things to do, the one that comes next marked, until it is put away. */
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, Circle20Regular, CircleHalfFill20Regular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { Lang } from '../../core/lang';
import { guideTexts } from '../texts/guide-texts';
import { useLang, useText } from '../lang-context';
import { useRunContext } from '../run-context';
import type { State } from '../state/state';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    marginTop: '12px',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  steps: { display: 'flex', flexDirection: 'column', rowGap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  step: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '8px' },
  mark: { lineHeight: 0, paddingTop: '1px', color: tokens.colorBrandForeground2 },
  name: { fontWeight: tokens.fontWeightRegular },
  now: { fontWeight: tokens.fontWeightSemibold },
  help: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 14px' },
});

export const helpPage = (lang: Lang): string => `help.html?lang=${lang}`;

/** How many of the three steps are behind. */
const stepsDone = ({ policy, year, computed, stale, written }: State): number =>
  !policy || year === undefined ? 0 : !computed || stale ? 1 : written ? 3 : 2;

export const Guide = () => {
  const styles = useStyles();
  const t = useText();
  const id = useId();
  const lang = useLang();
  const { state, actions } = useRunContext();
  if (!state.guide) return null;
  const behind = stepsDone(state);
  return (
    <section className={styles.card} aria-labelledby={id} data-part="guide">
      <h2 className={styles.title} id={id}>
        {t(guideTexts.title)}
      </h2>
      <ol className={styles.steps}>
        {guideTexts.steps.map(({ title, help }, i) => {
          const Icon = i < behind ? CheckmarkCircle20Filled : i === behind ? CircleHalfFill20Regular : Circle20Regular;
          const said = i < behind ? guideTexts.stepDone : i === behind ? guideTexts.stepNow : undefined;
          return (
            <li key={title.en} className={styles.step} {...(i === behind && { 'aria-current': 'step' as const })}>
              <span className={styles.mark}>
                <Icon {...(said ? { role: 'img', 'aria-label': t(said) } : { 'aria-hidden': true })} />
              </span>
              <div>
                <span className={mergeClasses(styles.name, i === behind && styles.now)}>{t(title)}</span>
                <p className={styles.help}>{t(help)}</p>
              </div>
            </li>
          );
        })}
      </ol>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={() => actions.guide(false)}>
          {t(guideTexts.dismiss)}
        </Button>
        <Link href={helpPage(lang)} target="_blank" rel="noreferrer">
          {t(guideTexts.help)}
        </Link>
      </div>
    </section>
  );
};
