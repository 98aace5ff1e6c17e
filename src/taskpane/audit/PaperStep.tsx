/** Step 5 of an audit: what became of the opinions, and the sheets that were written. */
import { Button } from '@fluentui/react-components';
import { Notice } from '../components/Notice';
import { ProblemList } from '../components/ProblemList';
import { Section } from '../components/Section';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { useDesk } from './desk-context';
import { useDeskStyles } from './look';
import { deskTexts } from './texts';

export const PaperStep = () => {
  const styles = useDeskStyles();
  const t = useText();
  const { actions } = useRunContext();
  const { desk } = useDesk();
  const { paper, opinions, unkept } = desk;
  const left = Object.keys(opinions).length;
  return (
    <Section number={5} title={deskTexts.paper}>
      <p className={styles.help}>{t(deskTexts.paperHelp)}</p>
      {unkept.length > 0 && left > 0 && (
        <Notice intent="warning">
          {t(deskTexts.opinionsUnkept(left))} <ProblemList problems={unkept} />
        </Notice>
      )}
      {unkept.length === 0 && left > 0 && <p className={styles.help}>{t(deskTexts.opinionsLeft(left))}</p>}
      {paper && (
        <>
          <Notice intent="success">
            {t(deskTexts.wrote)}
            {t(texts.receipt(paper.receipt.cells, paper.receipt.notes))}
          </Notice>
          <div className={styles.buttons}>
            {paper.sheets.map((sheet) => (
              <Button key={sheet} size="small" onClick={() => actions.reveal({ sheet, row: 0, column: 0 })}>
                {t(deskTexts.openSheet(sheet))}
              </Button>
            ))}
          </div>
          {paper.receipt.problems.length > 0 && <ProblemList problems={paper.receipt.problems} />}
        </>
      )}
    </Section>
  );
};
