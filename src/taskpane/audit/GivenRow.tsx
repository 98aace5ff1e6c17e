/** One column of given amounts: what it is held against and in which unit; on demand, another column, item or unit is chosen. */
import { Badge, Button, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GivenChoice, GivenColumn } from '../../audit/given/columns';
import { KIND_TEXT } from '../../audit/given/kinds';
import type { Item } from '../../policy/model';
import { columnLetters } from '../../sheet/port/own-names';
import { unitText } from '../columns';
import { headingIn, useLang, useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { choiceOf } from './given';
import { useDeskStyles } from './look';
import { deskTexts } from './texts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '6px',
    paddingBlock: '6px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '8px', alignItems: 'start' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  side: { display: 'flex', flexDirection: 'column', alignItems: 'end', rowGap: '2px' },
  edit: {
    paddingInlineStart: '10px',
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke2,
  },
});

export interface GivenRowProps {
  readonly given: GivenColumn;
  /** Of its numbers; '' where nothing tells it yet. */
  readonly unit: string;
  /** Chosen by the auditor. */
  readonly chosen: boolean;
  /** Items that it can be held against. */
  readonly items: readonly Item[];
  readonly onChange: (choice: GivenChoice | undefined) => void;
}

const UNITS = ['元', '万元'] as const;

const Edit = ({ given, items, onChange }: Pick<GivenRowProps, 'given' | 'items' | 'onChange'>) => {
  const styles = useStyles();
  const desk = useDeskStyles();
  const t = useText();
  const lang = useLang();
  const { recognised } = useRunContext().state;
  const headers = recognised?.ok ? recognised.value.headers : [];
  const choice = choiceOf(given);
  const { items: _items, ...ofAll } = choice;
  const { unit: _unit, ...anyUnit } = choice;
  const item = given.all ? '' : (given.items[0] ?? '');
  return (
    <div className={`${styles.edit} ${desk.fields}`}>
      <Field label={t(texts.column)}>
        <Select value={given.column} onChange={(_, { value }) => onChange({ column: Number(value) })}>
          {headers.map(({ column, header }) => (
            <option key={column} value={column}>
              {t(texts.columnOption(columnLetters(column), header))}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t(deskTexts.heldAgainst)}>
        <Select value={item} onChange={(_, { value }) => onChange(value === '' ? ofAll : { ...choice, items: [value] })}>
          <option value="">{t(deskTexts.allItems)}</option>
          {items.map(({ id, article, title }) => (
            <option key={id} value={id}>
              {headingIn(article, title, lang)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t(deskTexts.unit)}>
        <Select
          value={choice.unit ?? ''}
          onChange={(_, { value }) => {
            const unit = UNITS.find((one) => one === value);
            onChange(unit ? { ...choice, unit } : anyUnit);
          }}
        >
          <option value="">{t(deskTexts.unitOpen)}</option>
          <option value="元">{t(texts.yuan)}</option>
          <option value="万元">{t(texts.wan)}</option>
        </Select>
      </Field>
      <Button className={desk.start} size="small" onClick={() => onChange(undefined)}>
        {t(deskTexts.removeColumn(given.label))}
      </Button>
    </div>
  );
};

export const GivenRow = ({ given, unit, chosen, items, onChange }: GivenRowProps) => {
  const styles = useStyles();
  const desk = useDeskStyles();
  const t = useText();
  const [open, setOpen] = useState(false);
  const against = items.filter(({ id }) => given.items.includes(id));
  const [only] = against;
  const held = given.all ? deskTexts.allItems : against.length === 1 && only ? only.title : deskTexts.items(given.items.length);
  const facts = [
    given.own ? t(deskTexts.ownColumn) : t(KIND_TEXT[given.kind]),
    t(unit === '' ? deskTexts.unitNone : unitText(unit)),
    t(held),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <div>
          <div className={styles.name}>{t(texts.columnOption(columnLetters(given.column), given.label))}</div>
          <div className={desk.aside}>{facts.join(' · ')}</div>
        </div>
        <div className={styles.side}>
          <Badge appearance="tint" color={chosen ? 'brand' : 'informative'}>
            {t(chosen ? deskTexts.chosen : deskTexts.recognised)}
          </Badge>
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={open}
            aria-label={t((open ? deskTexts.givenDone : deskTexts.givenOf)(given.label))}
            onClick={() => setOpen(!open)}
          >
            {t(open ? texts.done : texts.change)}
          </Button>
        </div>
      </div>
      {open && <Edit given={given} items={items} onChange={onChange} />}
    </li>
  );
};
