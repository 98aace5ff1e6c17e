/**
 * Runs one request of the client library against the objects of the host: object paths and actions in, results and at most one error out.
 * There is no rollback: what went before a failing action stays done, as in Excel.
 */
import { HostError, isNode, notFound, type HostNode } from './node';
import { areasNode } from './areas-node';
import type { Env } from './env';
import { sinceOf } from './profile';
import { rangeNode } from './range-node';
import { workbookNode } from './workbook-node';

export interface Arguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface Path {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Top?: number; readonly Skip?: number };
}

export interface Body {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, Path>>;
}

export interface Reply {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: { Code: string; Message: string; Location: string; ActionIndex: number; HttpStatusCode: number };
}

/** Fails at the start of one action. */
export interface ActionFault {
  readonly at: number;
  readonly code: string;
}

const member = <T>(env: Env, node: HostNode, table: Readonly<Record<string, T>> | undefined, name: string): T => {
  const key = Object.keys(table ?? {}).find((one) => one.toLowerCase() === name.toLowerCase());
  if (sinceOf(node.type, name) > env.profile.api)
    throw new HostError('ApiNotFound', "The API you are trying to use couldn't be found.", `${node.type}.${name}`);
  if (key === undefined || !table)
    throw new HostError('NotImplemented', `This host does not have ${node.type}.${name}.`, `${node.type}.${name}`);
  return table[key] as T;
};

const properties = (env: Env, node: HostNode, select: readonly string[]): Record<string, unknown> => {
  const answer: Record<string, unknown> = { ...node.identity?.() };
  const nested = new Map<string, string[]>();
  for (const path of select) {
    const parts = path.split(/[/.]/).filter((part) => part.toLowerCase() !== 'items');
    const [first = '*', ...rest] = parts;
    if (rest.length > 0) nested.set(first, [...(nested.get(first) ?? []), rest.join('/')]);
    else if (first === '*') for (const [name, get] of Object.entries(node.get ?? {})) answer[name] = get();
    else answer[properName(node.get, first)] = member(env, node, node.get, first)();
  }
  for (const [name, inner] of nested) {
    const linked = member(env, node, node.link, name)();
    answer[properName(node.link, name)] = linked && query(env, linked, inner);
  }
  return answer;
};

const properName = (table: Readonly<Record<string, unknown>> | undefined, name: string): string =>
  Object.keys(table ?? {}).find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;

const query = (env: Env, node: HostNode, select: readonly string[]): unknown => {
  if (!node.items) return properties(env, node, select);
  return { ...node.identity?.(), _Items: node.items().map((item, i) => ({ ...properties(env, item, select), _Index: i })) };
};

export const runBody = (env: Env, body: Body, fault?: ActionFault): Reply => {
  // A path is resolved once for each request: `worksheets.add` must not run twice.
  const resolved = new Map<number, HostNode | null>();

  const argumentsOf = (info: Arguments | undefined): unknown[] =>
    (info?.Arguments ?? []).map((value, i) => {
      const id = info?.ReferencedObjectPathIds?.[i];
      return typeof id === 'number' && id !== 0 ? resolve(id) : value;
    });

  const compute = (path: Path): HostNode | null => {
    if (path.ObjectPathType === 1) return workbookNode(env);
    if (path.ObjectPathType === 6) {
      const kept = env.references.get(path.Name);
      if (!kept) throw notFound('Reference');
      return 'area' in kept ? rangeNode(env, kept.sheet, kept.area) : areasNode(env, kept);
    }
    if (path.ObjectPathType === 7) return null;
    const parent = resolve(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    const args = argumentsOf(path.ArgumentInfo);
    switch (path.ObjectPathType) {
      case 3: {
        const made = member(env, parent, parent.call, path.Name)(...args);
        return isNode(made) ? made : null;
      }
      case 4:
        return member(env, parent, parent.link, path.Name)();
      case 5:
        if (!parent.item) throw new HostError('NotImplemented', `${parent.type} has no indexer.`);
        return parent.item(args[0]);
      default:
        throw new HostError('NotImplemented', `Object path type ${path.ObjectPathType} is not known.`);
    }
  };

  const resolve = (id: number): HostNode | null => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const path = body.ObjectPaths[String(id)];
    if (!path) throw new HostError('GeneralException', `There is no object path ${id}.`);
    const node = compute(path);
    resolved.set(id, node);
    return node;
  };

  const act = (action: Action): unknown => {
    const node = resolve(action.ObjectPathId);
    if (!node) return null;
    switch (action.ActionType) {
      case 1:
        return node.identity?.() ?? {};
      case 2:
        return query(env, node, action.QueryInfo?.Select?.length ? action.QueryInfo.Select : ['*']);
      case 3: {
        const made = member(env, node, node.call, action.Name)(...argumentsOf(action.ArgumentInfo));
        return isNode(made) ? (made.identity?.() ?? {}) : (made ?? null);
      }
      case 4:
        member(env, node, node.set, action.Name)(action.ArgumentInfo?.Arguments?.[0]);
        return null;
      default:
        throw new HostError('NotImplemented', `Action type ${action.ActionType} is not known.`);
    }
  };

  const reply: Reply = { Results: [], TraceIds: [] };
  for (const [index, action] of body.Actions.entries()) {
    try {
      if (fault?.at === index) throw new HostError(fault.code, 'A fault that the test asked for.');
      if (action.ActionType === 5) {
        reply.TraceIds.push(action.Id);
        reply.Results.push({ ActionId: action.Id, Value: null });
      } else {
        reply.Results.push({ ActionId: action.Id, Value: act(action) });
      }
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      reply.Error = {
        Code: error.code,
        Message: error.message,
        Location: error.location,
        ActionIndex: index,
        HttpStatusCode: 400,
      };
      break;
    }
  }
  return reply;
};
