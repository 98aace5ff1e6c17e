/** Hand-made policies for tests that need inputs and items but no pack. */
import { rational } from '../../src/core/rational';
import type { Input, Item, Policy, ValueType } from '../../src/policy/model';

type Bits<T> = Partial<T>;

export const MONEY: ValueType = { kind: 'number', dims: { 元: 1 } };
export const RATE: ValueType = { kind: 'number', dims: {}, flavour: 'rate' };
export const FLAG: ValueType = { kind: 'flag' };
export const COUNT: ValueType = { kind: 'number', dims: { 项: 1 } };

const input = (name: string, type: ValueType, scale: number, displayUnit: string, more: Bits<Input>): Input => ({
  name,
  en: name,
  type,
  grain: 'project',

  scale,
  displayUnit,
  aliases: [],
  not: [],
  whole: false,
  ...more,
});

export const money = (name: string, more: Bits<Input> = {}): Input =>
  input(name, MONEY, 100, '万元', { min: rational(0), ...more });
export const rate = (name: string, more: Bits<Input> = {}): Input => input(name, RATE, 1_000_000, '%', more);
export const count = (name: string, more: Bits<Input> = {}): Input =>
  input(name, COUNT, 1, '项', { min: rational(0), whole: true, ...more });
export const flag = (name: string, more: Bits<Input> = {}): Input => input(name, FLAG, 1, '', more);
export const choice = (name: string, options: readonly string[], more: Bits<Input> = {}): Input =>
  input(name, { kind: 'choice', options }, 1, '', { grain: 'enterprise', ...more });
export const title = (name: string, aliases: readonly string[] = [], more: Bits<Input> = {}): Input =>
  input(name, FLAG, 1, '', { grain: 'enterprise', title: { aliases }, ...more });

const TEXT = { zh: '', en: '' };

export const item = (id: string, more: Bits<Item> = {}): Item => ({
  id,
  article: '(八)',
  title: { zh: `${id}奖励`, en: id },
  kind: 'formula',
  grain: 'project',
  subject: '项目',
  conditions: [],
  figures: [],
  inputs: [],
  parameters: [],
  readings: [],
  ...more,
});

export const policy = (inputs: readonly Input[], more: Bits<Policy> = {}): Policy => ({
  id: 'test-2025',
  version: '1',
  name: { zh: '测试政策', en: 'Test policy' },
  short: { zh: '测试', en: 'test' },
  document: { issuer: TEXT },
  from: '2025-01-01',
  to: '2026-12-31',
  source: { file: 'none.txt', sha256: '0'.repeat(64), characters: 1 },
  sha256: '1'.repeat(64),
  articles: [{ number: '(八)', title: { zh: '项目投资', en: 'Investment' }, chapter: TEXT }],
  inputs: new Map(inputs.map((i) => [i.name, i])),
  readings: new Map(),
  parameters: new Map(),
  items: [],
  gates: [],
  matters: [],
  relations: [],
  limits: [],
  ...more,
});
