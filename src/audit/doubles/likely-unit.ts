/**
 * Lists that state no unit of their amounts: the audited rows and those of other lists, read in 万元 where no unit is stated, in; the same in the unit in which
 * more amounts of the same enterprises agree, with what was taken for which, out.
 */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { nameKey } from '../../sheet/normalise';
import type { Entry } from './roster';

export interface LikelyUnits {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

const TEN_THOUSAND = 10_000;

const keysOf = ({ code, name }: Entry): readonly string[] => [...(code === null ? [] : [code]), nameKey(name)].filter(Boolean);

/** 分 of what was 元 and was read as 万元. */
const asYuan = (fen: number): number => Math.round(fen / TEN_THOUSAND);

const told = ({ sheet, file }: Entry, unit: '元' | '万元', agreeing: number): Problem => ({
  code: 'other-list-unit',
  severity: agreeing > 0 ? 'info' : 'warning',
  place: { ...(file !== undefined && { file }), sheet },
  message:
    agreeing > 0
      ? text(
          `“${sheet}”没有注明金额的单位，按“${unit}”读取（${agreeing} 行与本表同一企业的金额相同）。`,
          `“${sheet}” states no unit of its amounts; they were read as ${unit} (${agreeing} rows have the amount of the same enterprise here).`,
        )
      : text(
          `“${sheet}”没有注明金额的单位，按“元”和按“万元”都没有一行与本表同一企业的金额相同，暂按“${unit}”读取。请注明单位。`,
          `“${sheet}” states no unit of its amounts; neither as 元 nor as 万元 does any have the amount of the same enterprise here, and they were read as ${unit}. State the unit.`,
        ),
});

export const inLikelyUnits = (own: readonly Entry[], others: readonly Entry[]): LikelyUnits => {
  const amounts = new Map<string, Set<number>>();
  for (const one of own)
    for (const key of keysOf(one)) {
      const known = amounts.get(key) ?? new Set();
      amounts.set(key, known);
      if (one.fen !== null && one.fen !== 0) known.add(one.fen);
    }
  const lists = new Map<string, Entry[]>();
  for (const one of others) {
    if (!one.unitAssumed) continue;
    const key = JSON.stringify([one.file ?? null, one.sheet]);
    const rows = lists.get(key);
    if (rows) rows.push(one);
    else lists.set(key, [one]);
  }
  const yuan = new Set<Entry>();
  const problems = [...lists.values()].flatMap((rows): Problem[] => {
    const shared = rows.flatMap((row) => {
      const known = keysOf(row).flatMap((key) => amounts.get(key) ?? []);
      return row.fen === null || row.fen === 0 || known.length === 0 ? [] : [{ fen: row.fen, known }];
    });
    const [first] = rows;
    if (!first || shared.length === 0) return [];
    const agreeing = (as: (fen: number) => number): number =>
      shared.filter(({ fen, known }) => known.some((one) => one.has(as(fen)))).length;
    const [inWan, inYuan] = [agreeing((fen) => fen), agreeing(asYuan)];
    if (inYuan > inWan) for (const row of rows) yuan.add(row);
    return [inYuan > inWan ? told(first, '元', inYuan) : told(first, '万元', inWan)];
  });
  const entries =
    yuan.size === 0 ? others : others.map((one) => (yuan.has(one) && one.fen !== null ? { ...one, fen: asYuan(one.fen) } : one));
  return { entries, problems };
};
