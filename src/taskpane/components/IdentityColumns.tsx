/** Who each row is about: the columns with name, code, project, place and certifications, each of which can be changed. */
import { Field, Select, makeStyles } from '@fluentui/react-components';
import { text } from '../../core/lang';
import type { Recognition } from '../../sheet/mapping';
import { columnLetters } from '../../sheet/port/own-names';
import { ROLES, type Role } from '../../sheet/recognise/vocabulary';
import { confidenceOf } from '../columns';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { ROLE_TEXT, texts } from '../texts/texts';
import { ColumnRow } from './ColumnRow';
import { Fold } from './Fold';

const useStyles = makeStyles({ list: { margin: 0, padding: 0, listStyleType: 'none' } });
const NONE = text('', '');

const AddList = ({ recognition }: { readonly recognition: Recognition }) => {
  const t = useText();
  const { actions } = useRunContext();
  const lists = recognition.mapping.lists.map(({ column }) => column);
  return (
    <Field label={t(texts.addList)}>
      <Select value="" onChange={(_, { value }) => value !== '' && actions.map({ lists: [...lists, Number(value)] })}>
        <option value="">{t(texts.chooseColumn)}</option>
        {recognition.headers
          .filter(({ column }) => !lists.includes(column))
          .map(({ column, header }) => (
            <option key={column} value={column}>
              {t(texts.columnOption(columnLetters(column), header))}
            </option>
          ))}
      </Select>
    </Field>
  );
};

export const IdentityColumns = ({ recognition }: { readonly recognition: Recognition }) => {
  const styles = useStyles();
  const { actions } = useRunContext();
  const { identity, mapping } = recognition;
  const lists = mapping.lists.map(({ column }) => column);
  const found = (role: Role) => identity.find(({ input }) => input === role);
  const shown = (match: Recognition['identity'][number], by: 'sheet' | 'officer' | undefined) => ({
    found: { ...match, confidence: confidenceOf(match, by), unitSource: NONE },
  });
  return (
    <Fold title={texts.identityColumns} count={identity.length} open>
      <ul className={styles.list}>
        {ROLES.filter((role) => role !== 'year' || found(role)).map((role) => {
          const match = found(role);
          return (
            <ColumnRow
              key={role}
              name={ROLE_TEXT[role]}
              {...(match ? shown(match, mapping.identity[role]?.by) : { remark: texts.noColumn })}
              alternatives={match?.alternatives ?? []}
              units={[]}
              onColumn={(column) => actions.map({ identity: { [role]: column } })}
            />
          );
        })}
        {identity
          .filter(({ input }) => input === 'list')
          .map((match) => (
            <ColumnRow
              key={`list-${match.column}`}
              name={ROLE_TEXT.list}
              {...shown(match, undefined)}
              alternatives={[]}
              units={[]}
              onColumn={(column) =>
                actions.map({ lists: lists.flatMap((one) => (one !== match.column ? [one] : column === null ? [] : [column])) })
              }
            />
          ))}
      </ul>
      <AddList recognition={recognition} />
    </Fold>
  );
};
