/** From one award that wants looking at to the next: the kind, both directions as buttons and keys. Shows the award here and on the sheet. */
import { Button, Select, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowUp16Regular } from '@fluentui/react-icons';
import { useContext, useState, type KeyboardEvent, type ReactNode } from 'react';
import { text, type Lang, type Text } from '../../core/lang';
import type { Policy } from '../../policy/model';
import { headingIn, useText } from '../lang-context';
import { KINDS, type Direction, type Kind } from '../neighbours';
import { RunContext, useRunContext } from '../run-context';
import type { State } from '../state/state';
import { explainTexts } from '../texts/explain-texts';
import { texts } from '../texts/texts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  kind: { flexGrow: 1, flexBasis: '120px', minWidth: 0 },
  // Both stay on one line.
  buttons: { display: 'flex', columnGap: '6px' },
  said: {
    margin: 0,
    minHeight: tokens.lineHeightBase200,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  view: { display: 'contents' },
});

const DIRECTIONS = [
  { direction: -1, key: 'ArrowUp', name: explainTexts.previous, icon: <ArrowUp16Regular /> },
  { direction: 1, key: 'ArrowDown', name: explainTexts.next, icon: <ArrowDown16Regular /> },
] as const;

const inBoth = (say: (lang: Lang) => string): Text => text(say('zh'), say('en'));

/** Words about what was shown then, of what was computed then: the same award opened again is another look at it. */
interface Said extends Pick<State, 'shown' | 'computed'> {
  readonly words: Text;
}

/** The keys work wherever the focus is among `children`. */
export const Jump = ({ policy, children }: { readonly policy: Policy; readonly children: ReactNode }) => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const run = useContext(RunContext);
  const [kind, setKind] = useState<Kind>('capped');
  const [said, setSaid] = useState<Said>();
  const say = (words: Text): void => setSaid({ words, shown: run?.state().shown, computed: run?.state().computed });

  const go = (direction: Direction): void => {
    actions.step(kind, direction).then(
      (found) => {
        const item = found && policy.items[found.item];
        if (!found || !item) return say(direction > 0 ? explainTexts.noneAfter : explainTexts.noneBefore);
        say(inBoth((lang) => `${texts.selectedRow(found.number)[lang]} · ${headingIn(item.article, item.title, lang)}`));
      },
      (failed: unknown) => say(texts.unexpected(failed instanceof Error ? failed.message : String(failed))),
    );
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const pressed = DIRECTIONS.find(({ key }) => event.altKey && event.key === key);
    // In a list of choices these keys open the list.
    if (!pressed || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    go(pressed.direction);
  };

  return (
    <div className={styles.view} onKeyDown={press}>
      <div className={styles.row} role="group" aria-label={t(explainTexts.jump)}>
        <Select
          size="small"
          className={styles.kind}
          aria-label={t(explainTexts.jumpKind)}
          value={kind}
          onChange={(_, { value }) => {
            setSaid(undefined);
            setKind(KINDS.find((one) => one === value) ?? 'capped');
          }}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(explainTexts.jumpKinds[one])}
            </option>
          ))}
        </Select>
        <div className={styles.buttons}>
          {DIRECTIONS.map(({ direction, key, name, icon }) => (
            <Button key={key} size="small" icon={icon} aria-keyshortcuts={`Alt+${key}`} onClick={() => go(direction)}>
              {t(name)}
            </Button>
          ))}
        </div>
      </div>
      <p className={styles.said} role="status">
        {said && said.shown === state.shown && said.computed === state.computed && t(said.words)}
      </p>
      {children}
    </div>
  );
};
