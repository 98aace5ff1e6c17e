/** Looks that several parts of the desk share. */
import { makeStyles, tokens } from '@fluentui/react-components';

export const useDeskStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: '10px' },
  view: { display: 'flex', flexDirection: 'column', rowGap: '12px', paddingBlock: '14px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  help: { margin: 0, overflowWrap: 'anywhere' },
  intro: { paddingBlockStart: '10px' },
  aside: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  start: { alignSelf: 'start' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  cards: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))', gap: '8px', margin: 0 },
  small: { gridTemplateColumns: 'repeat(auto-fit, minmax(76px, 1fr))' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  figure: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    '& span': { whiteSpace: 'normal', wordBreak: 'keep-all' },
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& td, & th': {
      padding: '4px 0',
      verticalAlign: 'top',
      textAlign: 'start',
      fontWeight: tokens.fontWeightRegular,
      overflowWrap: 'anywhere',
    },
    // An amount is never broken inside, neither its number nor its unit.
    '& td': {
      paddingInlineStart: '8px',
      textAlign: 'end',
      fontVariantNumeric: 'tabular-nums',
      overflowWrap: 'normal',
      wordBreak: 'keep-all',
    },
    '& thead th': { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
    '& thead th:not(:first-child)': { paddingInlineStart: '8px', textAlign: 'end' },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  link: { textAlign: 'start', overflowWrap: 'anywhere' },
  // A native list is as wide as its longest entry unless it is told otherwise.
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: '8px',
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Select, & select, & .fui-Textarea': { minWidth: 0 },
    '& select': { textOverflow: 'ellipsis' },
  },
  pair: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: '8px' },
});
