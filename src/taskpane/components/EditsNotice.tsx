/** Cells of ours that were changed by hand: where they are, and what becomes of them. Nothing is overwritten unless the officer says so here. */
import { Field, Input, Radio, RadioGroup, makeStyles } from '@fluentui/react-components';
import { rowOfEdit, shownValue, type Edit, type Plain } from '../../sheet/record/edits';
import { apartText, type EditChoice } from '../../sheet/record/kept-problems';
import { useText } from '../lang-context';
import { isWhole, pendingAnswer } from '../state/pending';
import { addressOf } from '../places';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { CellLink } from './CellLink';
import { Fold } from './Fold';
import { Notice } from './Notice';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '18px', overflowWrap: 'anywhere' },
  answers: { display: 'flex', flexDirection: 'column', rowGap: '6px' },
});

const MOST = 50;
const quoted = (value: Plain | undefined): string | undefined => (value === undefined ? undefined : shownValue(value));
const CHOICES: readonly EditChoice[] = ['keep', 'replace', 'decide'];

/** Whose award it was, where the rows were sorted without our columns. */
const ApartText = ({ edit }: { readonly edit: Edit }) => {
  const t = useText();
  const said = apartText(edit);
  return said ? <p>{t(said)}</p> : null;
};

export const EditsNotice = () => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { edits, answers, draft, opened, busy } = state;
  const { choice, reason = '' } = draft ?? answers;
  if (edits.length === 0 || !opened) return null;
  const { sheet } = opened.grid;
  const choose = (next: EditChoice): void => {
    if (next === 'decide') actions.draft({ choice: next, reason });
    else actions.answer({ choice: next });
  };
  const record = (): void => {
    const given = pendingAnswer(state);
    if (given && isWhole(given)) actions.answer(given);
  };
  // What is being planned follows from the answer: another can be given meanwhile, and the keyboard stays where it is.
  const disabled = busy !== undefined && busy.what !== 'planning';
  return (
    <div className={styles.answers} data-part="edits">
      <Notice intent="warning">{t(texts.editsFound(edits.length))}</Notice>
      <Fold title={texts.editsCells} count={edits.length} open={edits.length <= 5}>
        <ul className={styles.list}>
          {edits.slice(0, MOST).map(({ edit, refused, computed }) => (
            <li key={`${edit.key}@${edit.row}`}>
              <CellLink cell={{ sheet, row: rowOfEdit(edit), column: edit.column }} />{' '}
              {t(texts.editOf(shownValue(edit.found), quoted(edit.written), quoted(computed)))}
              <ApartText edit={edit} />
              {refused && ` ${t(texts.editNotDecidable(addressOf({ sheet, row: rowOfEdit(edit), column: edit.column })))}`}
            </li>
          ))}
        </ul>
      </Fold>
      <Field label={t(texts.editsAnswer)}>
        <RadioGroup value={choice} disabled={disabled} onChange={(_, { value }) => choose(value as EditChoice)}>
          {CHOICES.map((one) => (
            <Radio key={one} value={one} label={t(texts.editChoice[one])} />
          ))}
        </RadioGroup>
      </Field>
      {choice === 'decide' && (
        <Field label={t(texts.editReason)} required hint={t(texts.editReasonHelp)}>
          <Input
            value={reason}
            disabled={disabled}
            onChange={(_, { value }) => actions.draft({ choice, reason: value })}
            onBlur={record}
            onKeyDown={({ key }) => key === 'Enter' && record()}
          />
        </Field>
      )}
    </div>
  );
};
