/** Defined names, of the workbook or of one sheet. */
import { parseReference, reference } from '../../../src/sheet/port/own-names';
import { rangeModel, type Env } from './env';
import { sheetByName, type NameModel, type SheetModel } from './model';
import { HostError, invalid, isNode, notFound, type HostNode } from './node';
import { rangeNode } from './range-node';
import { sheetNode } from './sheet-node';

const VALID = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;
const CELL_LIKE = /^(?:[a-z]{1,3}\d+|r\d*(?:c\d*)?|c\d*)$/i;

/** As it is kept; Excel takes no name for cells of a sheet that is not there. */
const formulaOf = (env: Env, given: unknown, where: string): string => {
  const at = parseReference(String(given));
  if (at && !sheetByName(env.book, at.sheet)) throw invalid(where);
  return at ? `=${reference(at.sheet, at.area)}` : String(given);
};

const nameNode = (env: Env, list: NameModel[], name: NameModel, scope: SheetModel | undefined): HostNode => {
  if (!list.includes(name)) throw notFound('NamedItem');
  const range = (): HostNode | null => {
    const at = parseReference(name.formula);
    const sheet = at && sheetByName(env.book, at.sheet);
    return at && sheet ? rangeNode(env, sheet, at.area) : null;
  };
  return {
    type: 'NamedItem',
    identity: () => ({ _Id: name.name, Name: name.name }),
    get: {
      Name: () => name.name,
      // Excel quotes a sheet only where its name needs it.
      Formula: () => name.formula.replace(/'([\p{L}_][\p{L}\p{N}_.]*)'!/u, '$1!'),
      Value: () => name.formula.replace(/^=/, ''),
      Type: () => (range() ? 'Range' : 'Error'),
      Visible: () => name.visible,
      Comment: () => name.comment,
      Scope: () => (scope ? 'Worksheet' : 'Workbook'),
      _Id: () => name.name,
    },
    set: {
      Visible: (value) => void (name.visible = value === true),
      Comment: (value) => void (name.comment = String(value)),
      Formula: (value) => void (name.formula = formulaOf(env, value, 'NamedItem.formula')),
    },
    link: {
      Worksheet: () => (scope ? sheetNode(env, scope) : null),
      WorksheetOrNullObject: () => (scope ? sheetNode(env, scope) : null),
    },
    call: {
      Delete: () => void list.splice(list.indexOf(name), 1),
      GetRangeOrNullObject: range,
      GetRange: () => {
        const found = range();
        if (!found) throw new HostError('InvalidReference', 'This reference is not valid.', 'NamedItem.getRange');
        return found;
      },
    },
  };
};

export const namesNode = (env: Env, list: NameModel[], scope: SheetModel | undefined): HostNode => {
  const find = (key: unknown): NameModel | undefined =>
    list.find((name) => name.name.toLowerCase() === String(key).toLowerCase());
  const node = (key: unknown): HostNode | null => {
    const name = find(key);
    return name ? nameNode(env, list, name, scope) : null;
  };
  const found = (key: unknown): HostNode => {
    const one = node(key);
    if (!one) throw notFound('NamedItemCollection.getItem');
    return one;
  };
  return {
    type: 'NamedItemCollection',
    identity: () => ({}),
    items: () => list.map((name) => nameNode(env, list, name, scope)),
    item: found,
    call: {
      GetItem: found,
      GetItemOrNullObject: node,
      GetCount: () => list.length,
      Add: (name, target, comment) => {
        const text = String(name);
        if (!VALID.test(text) || CELL_LIKE.test(text) || text.length > 255) throw invalid('NamedItemCollection.add');
        if (find(text))
          throw new HostError(
            'ItemAlreadyExists',
            'A resource with the same name or identifier already exists.',
            'NamedItemCollection.add',
          );
        const model = isNode(target) ? rangeModel(target) : undefined;
        const formula = model ? `=${reference(model.sheet.name, model.area)}` : formulaOf(env, target, 'NamedItemCollection.add');
        const added = { name: text, formula, visible: true, comment: typeof comment === 'string' ? comment : '' };
        list.push(added);
        return nameNode(env, list, added, scope);
      },
    },
  };
};
