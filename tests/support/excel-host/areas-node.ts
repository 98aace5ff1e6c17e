/** RangeAreas and the collections of ranges inside of it. */
import type { Env, RangeModel } from './env';
import { formatNodes } from './format-node';
import { addressOf } from './model';
import type { HostNode } from './node';
import { rangeNode } from './range-node';
import { sheetNode } from './sheet-node';

export const areasNode = (env: Env, parts: readonly RangeModel[]): HostNode => {
  const id = `ref:${env.book.nextId++}`;
  env.references.set(id, parts);
  return {
    type: 'RangeAreas',
    model: parts,
    identity: () => ({ _ReferenceId: id }),
    get: {
      Address: () => parts.map(({ sheet, area }) => addressOf(sheet, area)).join(','),
      AreaCount: () => parts.length,
      CellCount: () => parts.reduce((sum, { area }) => sum + area.rows * area.columns, 0),
    },
    link: {
      Areas: () => ({
        type: 'RangeCollection',
        identity: () => ({}),
        items: () => parts.map(({ sheet, area }) => rangeNode(env, sheet, area)),
      }),
      Format: () => formatNodes(env, parts),
      Worksheet: () => (parts[0] ? sheetNode(env, parts[0].sheet) : null),
    },
    call: { _KeepReference: () => undefined },
  };
};
