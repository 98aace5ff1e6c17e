/**
 * A large value on its way between two threads: the value in; pieces out, each so small that taking it in holds nobody up; and from the pieces the value again.
 * Typed arrays go whole, as copies whose memory is handed over.
 */
export type Path = readonly (string | number)[];

/** What is done to the value at a path: it is set, or what it already has goes on. */
export type Piece =
  | { readonly path: Path; readonly put: unknown }
  | { readonly path: Path; readonly push: readonly unknown[] }
  | { readonly path: Path; readonly assign: Readonly<Record<string, unknown>> }
  | { readonly path: Path; readonly append: string };

export interface Parcel {
  readonly piece: Piece;
  /** Memory that the piece hands over. */
  readonly transfer: readonly ArrayBuffer[];
}

type Columnar = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** Weight of a piece at most: about one for each cell or sixteen characters. Taking in so much takes a millisecond or two. */
export const MOST = 4_096;
const CHARACTERS = 16;

const isColumn = (value: unknown): value is Columnar => ArrayBuffer.isView(value) && !(value instanceof DataView);

/** Stops counting once it is more than `most`: a typed array is more than anything, since it goes alone. */
export const weightOf = (value: unknown, most: number): number => {
  if (typeof value === 'string') return 1 + Math.floor(value.length / CHARACTERS);
  if (typeof value !== 'object' || value === null) return 1;
  if (isColumn(value)) return Infinity;
  let weight = 1;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const part of parts) {
    weight += weightOf(part, most - weight);
    if (weight > most) break;
  }
  return weight;
};

const plain = (piece: Piece): Parcel => ({ piece, transfer: [] });

/** Parts that are light by themselves, gathered until they are a piece; a heavy one is cut up in between, so that the order stays. */
function* gathered<T>(
  parts: Iterable<T>,
  most: number,
  valueOf: (part: T) => unknown,
  piece: (some: readonly T[]) => Piece,
  apart: (part: T) => Iterable<Parcel>,
): Generator<Parcel> {
  let some: T[] = [];
  let weight = 0;
  for (const part of parts) {
    const more = weightOf(valueOf(part), most);
    if (some.length > 0 && weight + more > most) {
      yield plain(piece(some));
      [some, weight] = [[], 0];
    }
    if (more > most) yield* apart(part);
    else {
      some.push(part);
      weight += more;
    }
  }
  if (some.length > 0) yield plain(piece(some));
}

export function* piecesOf(value: unknown, most = MOST, path: Path = []): Generator<Parcel> {
  if (isColumn(value)) {
    const copy = value.slice();
    yield { piece: { path, put: copy }, transfer: [copy.buffer] };
  } else if (weightOf(value, most) <= most) yield plain({ path, put: value });
  else if (typeof value === 'string') {
    yield plain({ path, put: '' });
    const length = (most - 1) * CHARACTERS;
    for (let from = 0; from < value.length; from += length) yield plain({ path, append: value.slice(from, from + length) });
  } else if (Array.isArray(value)) {
    yield plain({ path, put: [] });
    yield* gathered(
      (value as readonly unknown[]).entries(),
      most,
      ([, item]) => item,
      (some) => ({ path, push: some.map(([, item]) => item) }),
      ([index, item]) => piecesOf(item, most, [...path, index]),
    );
  } else {
    yield plain({ path, put: {} });
    yield* gathered(
      Object.entries(value as object),
      most,
      ([, part]) => part,
      (some) => ({ path, assign: Object.fromEntries(some) }),
      ([name, part]) => piecesOf(part, most, [...path, name]),
    );
  }
}

export interface Joined {
  readonly add: (piece: Piece) => void;
  readonly value: () => unknown;
}

type Place = Record<string | number, unknown>;

/** Also where it is called `__proto__`. */
const put = (place: Place, key: string | number, value: unknown): unknown =>
  Object.defineProperty(place, key, { value, writable: true, enumerable: true, configurable: true });

/** Takes pieces in the order in which they were made. */
export const joined = (): Joined => {
  const root: Place = {};
  return {
    add: (piece) => {
      let place = root;
      let key: string | number = 'value';
      for (const step of piece.path) {
        place = place[key] as Place;
        key = step;
      }
      if ('put' in piece) put(place, key, piece.put);
      else if ('append' in piece) place[key] = (place[key] as string) + piece.append;
      else if ('push' in piece) (place[key] as unknown[]).push(...piece.push);
      else for (const [name, value] of Object.entries(piece.assign)) put(place[key] as Place, name, value);
    },
    value: () => root['value'],
  };
};
