/**
 * The shape of an object that the client library may ask for: what can be loaded, set, followed and called on it.
 * Each kind of object is one factory that closes over the model; the processor (process.ts) does the rest.
 */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly location = '',
  ) {
    super(message);
  }
}

export interface HostNode {
  /** The client's class name, for versions and error locations. */
  readonly type: string;
  /** What Instantiate answers: `{Id}`, `{_ReferenceId}` or `{}`. */
  readonly identity?: () => Record<string, unknown>;
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: unknown) => void>>;
  /** Navigation properties; null is the null object. */
  readonly link?: Readonly<Record<string, () => HostNode | null>>;
  /** Methods; a node or null (the null object) or a scalar. Object arguments arrive as nodes. */
  readonly call?: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  readonly items?: () => readonly HostNode[];
  /** The indexer. */
  readonly item?: (key: unknown) => HostNode;
  /** What the factory closes over, for methods that take such an object as argument. */
  readonly model?: unknown;
}

export const isNode = (value: unknown): value is HostNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

export const invalid = (
  location: string,
  message = 'The argument is invalid or missing or has an incorrect format.',
): HostError => new HostError('InvalidArgument', message, location);
export const notFound = (location: string): HostError =>
  new HostError('ItemNotFound', "The requested resource doesn't exist.", location);
export const denied = (location: string): HostError =>
  new HostError('AccessDenied', 'You do not have the permission to perform the requested operation.', location);
