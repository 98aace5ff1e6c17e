/** Figures as people type them, in Chinese and in English units. */
import { rational } from '../../src/core/rational';
import { parseEntered } from '../../src/engine/entered';

const read = (typed: string): unknown => {
  const found = parseEntered(typed);
  return found && { value: found.value, money: found.type.kind === 'number' && found.type.dims['元'] === 1, text: found.text };
};

test.each([
  ['50万元', 500_000n],
  ['500,000 yuan', 500_000n],
  ['500000yuan', 500_000n],
  ['RMB', undefined],
  ['500,000 RMB', 500_000n],
  ['50 wan', 500_000n],
  ['50 wan yuan', 500_000n],
  ['50wanyuan', 500_000n],
  ['2.5 million yuan', 2_500_000n],
  ['3 thousand yuan', 3_000n],
  ['-5 yuan', -5n],
  ['5 dollars', undefined],
  ['5 yuan yuan yuan', undefined],
  ['50,00 yuan', undefined],
  ['1.2.3 yuan', undefined],
])('%s', (typed, yuan) =>
  expect(read(typed)).toEqual(yuan === undefined ? undefined : { value: rational(yuan), money: true, text: typed }),
);

test('a share', () => expect(parseEntered('6 percent')?.value).toEqual(parseEntered('6%')?.value));
