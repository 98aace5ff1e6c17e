/** Why a sheet cannot be computed, and what helps: another sheet, a mended one, or a header row named by hand. */
import { Button, Field, SpinButton, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Problem } from '../../core/problem';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { Notice } from './Notice';
import { ProblemList } from './ProblemList';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: '10px',
    rowGap: '8px',
    alignItems: 'end',
  },
  wide: { gridColumn: '1 / -1' },
  title: { fontWeight: 600 },
});

/** Refusals that a named header row can settle. */
const BY_HEADER = new Set(['no-header', 'two-headers', 'label-form']);
const MOST_HEADER_ROWS = 6;

const HeaderForm = () => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const [row, setRow] = useState(1);
  const [rows, setRows] = useState(1);
  const buttons = {
    incrementButton: { 'aria-label': t(texts.increase) },
    decrementButton: { 'aria-label': t(texts.decrease) },
  };
  const number =
    (set: (value: number) => void) =>
    (_: unknown, { value, displayValue }: { readonly value?: number | null; readonly displayValue?: string }) => {
      const given = value ?? Number(displayValue);
      if (Number.isInteger(given) && given > 0) set(given);
    };
  return (
    <div className={styles.form}>
      <Field label={t(texts.headerRow)}>
        <SpinButton value={row} min={1} {...buttons} onChange={number(setRow)} />
      </Field>
      <Field label={t(texts.headerRows)}>
        <SpinButton value={rows} min={1} max={MOST_HEADER_ROWS} {...buttons} onChange={number(setRows)} />
      </Field>
      <Button className={styles.wide} onClick={() => actions.map({ header: { row: row - 1, rows } })}>
        {t(texts.useHeader)}
      </Button>
    </div>
  );
};

export const RefusedSheet = ({ problems }: { readonly problems: readonly Problem[] }) => {
  const styles = useStyles();
  const t = useText();
  return (
    <>
      <Notice intent="error">
        <span className={styles.title}>{t(texts.refused)}</span> {t(texts.chooseSheet)}
      </Notice>
      <ProblemList problems={problems} />
      {problems.some(({ code }) => BY_HEADER.has(code)) && <HeaderForm />}
    </>
  );
};
