/** Shows the note of the cell under the pointer, beside it; cells carry their note in `data-note`. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type PointerEvent, type ReactNode } from 'react';

const WIDTH = 280;
const GAP = 6;

const useStyles = makeStyles({
  around: { height: '100%', position: 'relative' },
  tip: {
    position: 'fixed',
    zIndex: 10,
    width: 'max-content',
    maxWidth: `${WIDTH}px`,
    padding: '8px 10px',
    pointerEvents: 'none',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
  },
});

interface Shown {
  readonly text: string;
  readonly left: number;
  readonly top: number;
}

const noteUnder = (target: EventTarget): Shown | undefined => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-note]') : null;
  if (!cell) return undefined;
  const { right, left, top } = cell.getBoundingClientRect();
  const room = right + GAP + WIDTH < window.innerWidth;
  return { text: cell.dataset['note'] ?? '', left: room ? right + GAP : Math.max(GAP, left - GAP - WIDTH), top };
};

export const NoteTip = ({ children }: { readonly children: ReactNode }) => {
  const styles = useStyles();
  const [shown, setShown] = useState<Shown>();
  const over = ({ target }: PointerEvent): void => setShown(noteUnder(target));
  return (
    <div className={styles.around} onPointerOver={over} onPointerLeave={() => setShown(undefined)}>
      {children}
      {shown && (
        <div role="tooltip" className={styles.tip} style={{ left: shown.left, top: shown.top }}>
          {shown.text}
        </div>
      )}
    </div>
  );
};
