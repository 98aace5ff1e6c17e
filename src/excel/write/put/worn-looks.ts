/**
 * How our columns look before a write, as the user may have them: a plan in, their looks and widths for the journal out; and the way back to
 * that for columns that a write had begun to dress when it broke off.
 */
import type { ColumnLook } from '../../../sheet/port/column-looks';
import { joinedLooks } from '../../../sheet/port/laid-looks';
import type { Area, WritePlan } from '../../../sheet/port/port';
import { createBatch } from '../batch';
import type { Image } from '../look/before';
import type { Looked } from '../look/look';
import { looksOf, type Wanted } from '../look/looks-before';
import { looksBack, undress } from '../back/looks-back';

export interface WornLook {
  readonly area: Area;
  readonly look: ColumnLook;
}

/** Cells that are asked for one by one in all: two requests. A column of more that are mixed gets its looks from the next run. */
const SINGLE_AT_MOST = 4_000;

const wantedOf = (key: string, area: Area, { firstRow }: Pick<WritePlan, 'firstRow'>): Wanted => ({
  ...{ key, area, heads: Math.max(0, firstRow - area.row), bare: () => false },
});

/** `images` are of all cells of our columns. */
export const wornLooks = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  { id, own }: Pick<Looked, 'id' | 'own'>,
  images: readonly Image[],
): Promise<readonly WornLook[]> => {
  const wanted = own.map(({ key, area }) => wantedOf(key, area, plan));
  const found = await looksOf(context, id, wanted, images, SINGLE_AT_MOST);
  return found.flatMap(({ area, look, partial }) => (partial ? [] : [{ area, look }]));
};

/** Number formats come back with the contents. */
const withoutFormats = ({ cells, ...look }: ColumnLook): string =>
  JSON.stringify({
    ...look,
    cells: joinedLooks(
      cells.map(([rows, one]) => {
        const { format: _format, ...rest } = one ?? {};
        return [rows, rest] as const;
      }),
    ),
  });

/** `worn`: where the columns are now, each as long as it was. Those that look as they did are left alone. */
export const wornBack = async (
  context: Excel.RequestContext,
  id: string,
  plan: Pick<WritePlan, 'firstRow'>,
  worn: readonly WornLook[],
): Promise<void> => {
  const wanted = worn.map(({ area, look }) => wantedOf(look.key, area, plan));
  const now = await looksOf(context, id, wanted, [], SINGLE_AT_MOST);
  const others = worn.filter(({ look }, i) => {
    const found = now[i];
    return found === undefined || found.partial || withoutFormats(found.look) !== withoutFormats(look);
  });
  const batch = createBatch(context);
  const areas = others.map(({ area }) => area);
  const plain = await undress(context, batch, id, areas);
  const bared = others.map(({ area, look }) => ({ area, before: look }));
  await looksBack(context, batch, id, bared, plain);
  await batch.send();
};
