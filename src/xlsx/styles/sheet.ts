/** The styles part as the reader needs it: what each cell format's number format says. */
import { NumberFormat } from '../../sheet/port/port';
import { attribute, child, childrenOf, type Node } from '../xml/tree';
import { numberFormatOf } from '../../sheet/port/number-format';
import { builtInCode } from './formats';

/** Codes of the number formats that the workbook defines itself. */
export const customCodes = (root: Node): ReadonlyMap<number, string> =>
  new Map(
    childrenOf(child(root, 'numFmts'), 'numFmt').map((node) => [
      Number(attribute(node, 'numFmtId')),
      attribute(node, 'formatCode') ?? '',
    ]),
  );

/** NumberFormat per entry of `cellXfs`. */
export const cellFormats = (root: Node): Uint8Array => {
  const codes = customCodes(root);
  const kinds = new Map<number, NumberFormat>();
  return Uint8Array.from(childrenOf(child(root, 'cellXfs'), 'xf'), (xf) => {
    const id = Number(attribute(xf, 'numFmtId') ?? 0);
    let kind = kinds.get(id);
    if (kind === undefined) {
      const code = codes.get(id) ?? builtInCode(id);
      kind = code === undefined ? NumberFormat.general : numberFormatOf(code);
      kinds.set(id, kind);
    }
    return kind;
  });
};
