/** A sheet that was read again: the earlier reading and the later one in; the later one with every part of the earlier that tells the same, so that it need not be handed over or worked out again, out. */
import type { Opened } from '../../run/open';
import type { Grid } from '../../sheet/port/port';
import { unchanged } from './same-grid';

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i]);

const keptFigures = async (before: Opened['figures'], now: NonNullable<Opened['figures']>) => {
  const names = Object.keys(now);
  const grids: Record<string, Grid> = {};
  for (const name of names) grids[name] = await unchanged(before?.[name], now[name] as Grid);
  const same = before && Object.keys(before).length === names.length && names.every((name) => grids[name] === before[name]);
  return same ? before : grids;
};

const keptParameters = async (before: Opened['parameters'], now: NonNullable<Opened['parameters']>) =>
  before?.own === now.own && (await unchanged(before.grid, now.grid)) === before.grid ? before : now;

export const keptParts = async (before: Opened | undefined, now: Opened): Promise<Opened> =>
  before
    ? {
        ...now,
        grid: await unchanged(before.grid, now.grid),
        record: sameTexts(before.record, now.record) ? before.record : now.record,
        ...(now.parameters && { parameters: await keptParameters(before.parameters, now.parameters) }),
        ...(now.figures && { figures: await keptFigures(before.figures, now.figures) }),
      }
    : now;
