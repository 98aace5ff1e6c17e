/** A part that opens on demand: its title with a count in, its content only while it is open. */
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Text } from '../../core/lang';
import { useText } from '../lang-context';

const useStyles = makeStyles({
  header: { '& button': { paddingInline: '0 4px', minHeight: '36px' } },
  title: { fontWeight: tokens.fontWeightSemibold },
  count: { color: tokens.colorNeutralForeground3, paddingInlineStart: '6px' },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '10px',
    margin: 0,
    paddingBlock: '4px 10px',
    paddingInlineStart: '4px',
  },
});

export interface FoldProps {
  readonly title: Text;
  readonly count?: number;
  /** Said after the count, e.g. how many were changed. */
  readonly remark?: Text | undefined;
  readonly open?: boolean;
  readonly heading?: 'h2' | 'h3';
  readonly children: ReactNode;
}

/** Without Fluent's motion, which measures each part as it is put on the page: a page with ten of them would be laid out ten times at once. */
export const Fold = ({ title, count, remark, open: atFirst = false, heading = 'h3', children }: FoldProps) => {
  const styles = useStyles();
  const t = useText();
  const [open, setOpen] = useState(atFirst);
  return (
    <Accordion collapsible openItems={open ? 'part' : []} onToggle={() => setOpen(!open)}>
      <AccordionItem value="part">
        <AccordionHeader as={heading} className={styles.header} expandIconPosition="start">
          <span>
            <span className={styles.title}>{t(title)}</span>
            <span className={styles.count}>
              {count}
              {remark && ` · ${t(remark)}`}
            </span>
          </span>
        </AccordionHeader>
        {open && (
          <AccordionPanel className={styles.panel} collapseMotion={null}>
            {children}
          </AccordionPanel>
        )}
      </AccordionItem>
    </Accordion>
  );
};
