/** Node's own zlib where there is one, undefined elsewhere. It is asked for at run time, so that bundles for the browser hold nothing of it. */
export type NodeZlib = typeof import('node:zlib');

interface Host {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

export const nodeZlib = (globalThis as Host).process?.getBuiltinModule?.('node:zlib') as NodeZlib | undefined;
