/** One input or identity column: what it is fed from and how sure that is; on demand, another column or unit is chosen. */
import { Badge, Button, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Text } from '../../core/lang';
import type { Alternative } from '../../sheet/mapping';
import { columnLetters } from '../../sheet/port/own-names';
import { unitText, type Confidence } from '../columns';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';

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
  source: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  side: { display: 'flex', flexDirection: 'column', alignItems: 'end', rowGap: '2px' },
  edit: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    paddingInlineStart: '10px',
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke2,
  },
  reason: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const COLOUR = { officer: 'brand', sure: 'success', likely: 'informative', doubtful: 'warning' } as const;

export interface ColumnRowProps {
  readonly name: Text;
  /** Said under the name, e.g. how many items need it. */
  readonly remark?: Text;
  readonly found?: {
    readonly column: number;
    readonly header: string;
    readonly confidence: Confidence;
    readonly reason: Text;
    readonly unit: string;
    readonly unitSource: Text;
  };
  readonly alternatives: readonly Alternative[];
  readonly units: readonly string[];
  readonly onColumn: (column: number | null) => void;
  readonly onUnit?: (unit: string) => void;
}

const ColumnChoice = ({ found, alternatives, onColumn }: Pick<ColumnRowProps, 'found' | 'alternatives' | 'onColumn'>) => {
  const t = useText();
  const { recognised } = useRunContext().state;
  const headers = recognised?.ok ? recognised.value.headers : [];
  const option = ({ column, header }: { readonly column: number; readonly header: string }) => (
    <option key={column} value={column}>
      {t(texts.columnOption(columnLetters(column), header))}
    </option>
  );
  const likely = alternatives.map(({ column }) => column);
  return (
    <Field label={t(texts.column)}>
      <Select value={found?.column ?? ''} onChange={(_, { value }) => onColumn(value === '' ? null : Number(value))}>
        <option value="">{t(texts.noColumn)}</option>
        {alternatives.length > 0 && (
          <optgroup label={t(texts.likelyColumns(alternatives.length))}>{alternatives.map(option)}</optgroup>
        )}
        <optgroup label={t(texts.allColumns)}>{headers.filter(({ column }) => !likely.includes(column)).map(option)}</optgroup>
      </Select>
    </Field>
  );
};

export const ColumnRow = ({ name, remark, found, alternatives, units, onColumn, onUnit }: ColumnRowProps) => {
  const styles = useStyles();
  const t = useText();
  const [open, setOpen] = useState(false);
  const source = found && texts.from(`${columnLetters(found.column)} ${found.header}`, unitText(found.unit), found.unitSource);
  const said = source ?? remark;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <div>
          <div className={styles.name}>{t(name)}</div>
          {said && <div className={styles.source}>{t(said)}</div>}
        </div>
        <div className={styles.side}>
          {found && (
            <Badge appearance="tint" color={COLOUR[found.confidence.level]}>
              {t(found.confidence.text)}
            </Badge>
          )}
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={open}
            aria-label={t((open ? texts.doneWith : texts.changeOf)(t(name)))}
            onClick={() => setOpen(!open)}
          >
            {t(open ? texts.done : texts.change)}
          </Button>
        </div>
      </div>
      {open && (
        <div className={styles.edit}>
          {found && <p className={styles.reason}>{t(found.reason)}</p>}
          <ColumnChoice found={found} alternatives={alternatives} onColumn={onColumn} />
          {found && onUnit && units.length > 0 && (
            <Field label={t(texts.unit)}>
              <Select value={found.unit} onChange={(_, { value }) => onUnit(value)}>
                {[...new Set([found.unit, ...units])].map((unit) => (
                  <option key={unit} value={unit}>
                    {t(unitText(unit))}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
      )}
    </li>
  );
};
