/** Who an entry is, over all lists: entries in; for each the key by which it is one enterprise, out. A name without a code has the code that it has elsewhere, if that is one. */
import { nameKey } from '../../sheet/normalise';
import type { Entry } from './roster';

type Named = Pick<Entry, 'code' | 'name'>;

export interface Who {
  /** A code, else a name; '' where nothing tells. */
  readonly keyOf: (entry: Named) => string;
  readonly codeOf: (entry: Named) => string | null;
  /** Without a code, and several enterprises have the name: it may be any of them. */
  readonly unclear: (entry: Named) => boolean;
}

export const whoIn = (entries: readonly Named[]): Who => {
  const codes = new Map<string, Set<string>>();
  for (const { code, name } of entries) {
    const key = nameKey(name);
    if (code === null || key === '') continue;
    const known = codes.get(key);
    if (known) known.add(code);
    else codes.set(key, new Set([code]));
  }
  const codeOf = ({ code, name }: Named): string | null => {
    if (code !== null) return code;
    const found = codes.get(nameKey(name));
    const [only] = found ?? [];
    return found?.size === 1 && only !== undefined ? only : null;
  };
  const unclear = ({ code, name }: Named): boolean => code === null && (codes.get(nameKey(name))?.size ?? 0) > 1;
  return { codeOf, unclear, keyOf: (entry) => (unclear(entry) ? '' : (codeOf(entry) ?? nameKey(entry.name))) };
};
