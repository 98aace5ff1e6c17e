/** The tabs under the grid: every visible worksheet, ours marked. */
import { Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { Sparkle16Regular } from '@fluentui/react-icons';
import type { Lang } from '../core/lang';
import type { SheetInfo } from '../sheet/port/port';
import { texts } from './texts';

const useStyles = makeStyles({ tabs: { overflowX: 'auto', borderTop: `1px solid ${tokens.colorNeutralStroke2}` } });

export interface SheetTabsProps {
  readonly sheets: readonly SheetInfo[];
  readonly active: string;
  readonly lang: Lang;
  readonly onTurn: (sheet: string) => void;
}

export const SheetTabs = ({ sheets, active, lang, onTurn }: SheetTabsProps) => (
  <TabList
    className={useStyles().tabs}
    size="small"
    aria-label={texts.sheets[lang]}
    selectedValue={active}
    onTabSelect={(_, { value }) => onTurn(String(value))}
  >
    {sheets
      .filter(({ visible, worksheet }) => visible && worksheet)
      .map(({ name, own }) => (
        <Tab key={name} value={name} {...(own !== undefined && { icon: <Sparkle16Regular aria-label={texts.ownSheet[lang]} /> })}>
          {name}
        </Tab>
      ))}
  </TabList>
);
