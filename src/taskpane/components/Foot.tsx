/** The last lines of every view: the way to help and to the first-run guide, the version, the host, and that nothing leaves this machine. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Text } from '../../core/lang';
import { ENGINE_VERSION } from '../../run/version';
import { guideTexts } from '../texts/guide-texts';
import { useLang, useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { helpPage } from './Guide';

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
    paddingBlock: '10px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  links: { display: 'flex', flexWrap: 'wrap', columnGap: '14px', fontSize: tokens.fontSizeBase200 },
  about: { margin: 0 },
});

export const Foot = ({ about }: { readonly about: Text }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  const { actions } = useRunContext();
  return (
    <div className={styles.foot}>
      <div className={styles.links} role="group" aria-label={t(guideTexts.foot)}>
        <Link href={helpPage(lang)} target="_blank" rel="noreferrer">
          {t(guideTexts.help)}
        </Link>
        <Link as="button" onClick={() => actions.guide(true)}>
          {t(guideTexts.show)}
        </Link>
      </div>
      <p className={styles.about}>
        {t(texts.product)} {ENGINE_VERSION} · {t(about)} · {t(texts.local)}
      </p>
    </div>
  );
};
