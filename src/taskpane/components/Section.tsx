/** One numbered step of the flow: its title and what belongs to it. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { Text } from '../../core/lang';
import { useText } from '../lang-context';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '10px',
    paddingBlock: '14px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // A native list is as wide as its longest entry unless it is told otherwise.
  fields: {
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Select, & select, & .fui-Input, & input': { minWidth: 0 },
    '& select': { textOverflow: 'ellipsis' },
  },
  heading: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase400,
  },
  number: {
    display: 'inline-flex',
    justifyContent: 'center',
    flexShrink: 0,
    width: '22px',
    height: '22px',
    borderRadius: '11px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '22px',
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    forcedColorAdjust: 'none',
    '@media (forced-colors: active)': { color: 'HighlightText', backgroundColor: 'Highlight' },
  },
});

export const Section = ({
  number,
  title,
  children,
}: {
  readonly number: number;
  readonly title: Text;
  readonly children: ReactNode;
}) => {
  const styles = useStyles();
  const t = useText();
  const id = useId();
  return (
    <section className={mergeClasses(styles.section, styles.fields)} aria-labelledby={id} data-step={number}>
      <h2 className={styles.heading} id={id}>
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        {t(title)}
      </h2>
      {children}
    </section>
  );
};
