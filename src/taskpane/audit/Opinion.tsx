/** What the auditor says of a finding: accepted, doubtful or corrected, and a remark. */
import { Field, Radio, RadioGroup, Textarea, makeStyles } from '@fluentui/react-components';
import { MARKS, type Finding } from '../../audit/finding';
import { MARK_WORDS } from '../../audit/marks';
import { useText } from '../lang-context';
import { useDesk } from './desk-context';
import { useDeskStyles } from './look';
import { deskTexts } from './texts';

const useStyles = makeStyles({ marks: { flexWrap: 'wrap', '& label': { whiteSpace: 'nowrap' } } });

export const Opinion = ({ finding }: { readonly finding: Finding }) => {
  const own = useStyles();
  const styles = useDeskStyles();
  const t = useText();
  const { actions } = useDesk();
  const { id, mark, remark } = finding;
  return (
    <div className={styles.fields}>
      <Field label={t(deskTexts.yourOpinion)}>
        <RadioGroup
          className={own.marks}
          layout="horizontal"
          value={mark}
          onChange={(_, { value }) => actions.say(id, { mark: MARKS.find((one) => one === value) ?? '', remark })}
        >
          {MARKS.map((one) => (
            <Radio key={one} value={one} label={t(MARK_WORDS[one])} />
          ))}
          <Radio value="" label={t(deskTexts.noOpinion)} />
        </RadioGroup>
      </Field>
      <Field label={t(deskTexts.remark)}>
        <Textarea value={remark} resize="vertical" onChange={(_, { value }) => actions.say(id, { mark, remark: value })} />
      </Field>
    </div>
  );
};
