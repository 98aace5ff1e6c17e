/** Large values in pieces: they come together as they were, and no piece is larger than it may be. */
import fc from 'fast-check';
import { joined, MOST, piecesOf, weightOf, type Parcel } from '../../src/taskpane/line/pieces';

const parcels = (value: unknown, most?: number): readonly Parcel[] => [...piecesOf(value, most)];

const together = (all: readonly Parcel[]): unknown => {
  const so = joined();
  for (const { piece, transfer } of all) so.add(structuredClone({ piece }, { transfer: [...transfer] }).piece);
  return so.value();
};

/** What a piece has besides its path, and columns handed over. */
const load = ({ piece, transfer }: Parcel, most: number): number => {
  if (transfer.length > 0) return 1;
  const { path: _path, ...rest } = piece;
  return Object.values(rest).reduce<number>((sum, part) => sum + weightOf(part, most * 2), 0);
};

const data = fc.jsonValue({ maxDepth: 5, depthSize: 'large' });

test('whatever is sent is the same when it is together again, however small the pieces are', () => {
  fc.assert(
    fc.property(fc.array(data, { maxLength: 30 }), fc.integer({ min: 2, max: 60 }), (value, most) => {
      const all = parcels(value, most);
      expect(together(all)).toEqual(value);
      // One more for the list or the object that a piece of parts comes in.
      for (const one of all) expect(load(one, most)).toBeLessThanOrEqual(most + 1);
    }),
  );
});

test('a name is a name, whatever it means to the language', () => {
  const value = JSON.parse('[{"__proto__": [], "": {}, "constructor": 1}, {"a": {"__proto__": {"b": [1, 2, 3]}}}]') as unknown;
  for (const most of [2, 3, 60]) expect(together(parcels(value, most))).toEqual(value);
});

test('the order of names and items stays, also around what is cut up', () => {
  const value = { a: 1, long: 'x'.repeat(5000), b: [1, 'y'.repeat(3000), [2, 'z'.repeat(900)], 3], c: undefined, d: null };
  const all = parcels(value, 20);
  expect(all.length).toBeGreaterThan(20);
  expect(together(all)).toEqual(value);
  expect(Object.keys(together(all) as object)).toEqual(['a', 'long', 'b', 'c', 'd']);
});

test('columns are handed over as copies, each alone and whole; their owner keeps them', () => {
  const memory = new Float64Array([7, 1, 2, 3, 7]);
  const columns = [{ kinds: new Uint8Array(3).fill(1), values: memory.subarray(1, 4) }, { kinds: new Uint8Array(0) }];
  const all = parcels({ columns });
  const given = all.filter(({ transfer }) => transfer.length > 0);
  expect(given.map(({ transfer }) => transfer[0]?.byteLength)).toEqual([3, 24, 0]);
  expect(together(all)).toEqual({ columns });
  expect([...memory]).toEqual([7, 1, 2, 3, 7]);
  expect(columns[0]?.kinds.length).toBe(3);
});

test('how many pieces there are follows the size; how large the largest is does not', () => {
  const rows = (n: number) => Array.from({ length: n }, (_, i) => [i, `第${i}企业`, { value: i, style: 'money' }]);
  const largest = (n: number): number => Math.max(...parcels(rows(n)).map((one) => load(one, MOST)));
  expect(parcels(rows(10))).toHaveLength(1);
  expect(parcels(rows(20_000)).length).toBeGreaterThan(20);
  for (const n of [2_000, 20_000]) expect(largest(n)).toBeLessThanOrEqual(MOST + 1);
});
