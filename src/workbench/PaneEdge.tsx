/** The edge between grid and pane: dragged, or moved with the arrow keys, it changes the pane's width within what the pane is made for. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, PointerEvent } from 'react';

const LEAST = 300;
const MOST = 800;
const STEP = 20;

const useStyles = makeStyles({
  edge: {
    gridArea: '1 / 2 / -1 / 3',
    cursor: 'col-resize',
    backgroundColor: tokens.colorNeutralBackground4,
    touchAction: 'none',
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

const within = (width: number): number => Math.min(MOST, Math.max(LEAST, Math.round(width)));

export const PaneEdge = ({
  width,
  label,
  onWidth,
}: {
  readonly width: number;
  readonly label: string;
  readonly onWidth: (width: number) => void;
}) => {
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onWidth(within(window.innerWidth - event.clientX));
  };
  const press = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowLeft') onWidth(within(width + STEP));
    if (key === 'ArrowRight') onWidth(within(width - STEP));
  };
  return (
    <div
      className={useStyles().edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  );
};
