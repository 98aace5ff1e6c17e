/** What doubles are looked for in beside this sheet: other workbooks, and other policies that may pay for the same matter. */
import { Button, Checkbox, Field, makeStyles, Select } from '@fluentui/react-components';
import { Fragment, useRef } from 'react';
import { shippedFacts } from '../../run/policies';
import { columnLetters } from '../../sheet/port/own-names';
import { Fold } from '../components/Fold';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { useDesk } from './desk-context';
import { useDeskStyles } from './look';
import { deskTexts } from './texts';

const useStyles = makeStyles({
  hidden: { display: 'none' },
  file: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px', overflowWrap: 'anywhere' },
  group: { margin: 0, padding: 0, border: 'none', minWidth: 0, display: 'flex', flexDirection: 'column' },
});

const OtherFiles = () => {
  const styles = useStyles();
  const look = useDeskStyles();
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const { desk, actions } = useDesk();
  return (
    <>
      <p className={look.aside}>{t(deskTexts.othersHelp)}</p>
      <ul className={look.list}>
        {desk.others.map(({ file, sheets }) => (
          <li key={file} className={styles.file}>
            {t(deskTexts.fileOf(file, sheets.length))}
            <Button size="small" appearance="subtle" onClick={() => actions.removeFile(file)}>
              {t(deskTexts.removeFile(file))}
            </Button>
          </li>
        ))}
      </ul>
      <Button className={look.start} size="small" disabledFocusable={!!desk.busy} onClick={() => input.current?.click()}>
        {t(deskTexts.addFile)}
      </Button>
      <input
        ref={input}
        className={styles.hidden}
        type="file"
        multiple
        aria-label={t(deskTexts.addFileLabel)}
        accept=".xlsx,.xlsm"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          if (files.length > 0) actions.addFiles(files);
          // The same file may be chosen again after it was removed.
          target.value = '';
        }}
      />
    </>
  );
};

const OtherPolicies = () => {
  const styles = useStyles();
  const look = useDeskStyles();
  const t = useText();
  const { state } = useRunContext();
  const { desk, actions } = useDesk();
  const headers = state.recognised?.ok ? state.recognised.value.headers : [];
  const toggle = (id: string, on: boolean): void =>
    actions.setAlongside(on ? [...desk.alongside, id] : desk.alongside.filter((one) => one !== id));
  return (
    <fieldset className={styles.group}>
      <legend>{t(deskTexts.alongside)}</legend>
      <p className={look.aside}>{t(deskTexts.alongsideHelp)}</p>
      {shippedFacts
        .filter(({ id }) => id !== state.policyId)
        .map(({ id, short }) => (
          <Fragment key={id}>
            <Checkbox
              label={t(short)}
              checked={desk.alongside.includes(id)}
              onChange={(_, { checked }) => toggle(id, checked === true)}
            />
            {desk.alongside.includes(id) && headers.length > 0 && (
              <Field label={t(deskTexts.alsoOf(short))}>
                <Select
                  value={String(desk.also[id] ?? '')}
                  onChange={(_, { value }) => actions.setAlso(id, value === '' ? undefined : Number(value))}
                >
                  <option value="">{t(deskTexts.alsoComputed)}</option>
                  {headers.map(({ column, header }) => (
                    <option key={column} value={column}>
                      {t(texts.columnOption(columnLetters(column), header))}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
          </Fragment>
        ))}
    </fieldset>
  );
};

export const OtherLists = () => {
  const { desk } = useDesk();
  const count = desk.others.length + desk.alongside.length;
  return (
    <Fold title={deskTexts.others} {...(count > 0 && { count })}>
      <OtherFiles />
      <OtherPolicies />
    </Fold>
  );
};
