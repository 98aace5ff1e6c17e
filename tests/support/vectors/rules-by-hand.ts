/**
 * What the clauses that meet pay in the end, written out by hand on BigInt from the text of the pack, row after row: nothing of the
 * engine, of the policy's model or of a library in it. 分; null where a blank leaves it open.
 */
import type { Company, RulesItem, RulesRows } from './rules';

export interface Final {
  readonly item: RulesItem;
  /** Row of a project's item, number of the enterprise otherwise. */
  readonly unit: number;
  fen: bigint | null;
  /** The city's part. */
  city: bigint;
}

export interface Wanted {
  readonly budget?: bigint;
  /** The city's share in hundredths of a per cent. */
  readonly city: bigint;
}

const share = (base: bigint, percent: bigint, cap: bigint): bigint => {
  const fen = (base * percent * 2n + 100n) / 200n;
  return fen < cap ? fen : cap;
};

/** Barred, not barred, or open; those with class D are barred from some items only. */
const gate = ({ dishonest, grade }: Company, byClass: boolean): boolean | null => {
  if (dishonest === true || (byClass && grade === 'D')) return true;
  return dishonest === null || (byClass && grade === null) ? null : false;
};

/** An amount after the gates: what is nothing by itself stays so, and what is open stays open unless it is barred. */
const gated = (fen: bigint | null, barred: boolean | null): bigint | null =>
  barred === true || fen === 0n ? 0n : barred === null ? null : fen;

const byCompany = (rows: RulesRows): Map<number, number[]> => {
  const out = new Map<number, number[]>();
  rows.projects.forEach(({ enterprise }, row) => out.set(enterprise, [...(out.get(enterprise) ?? []), row]));
  return out;
};

export const rulesByHand = (rows: RulesRows, { budget, city }: Wanted): readonly Final[] => {
  const equipment = rows.projects.map(({ equipment: base, enterprise }) =>
    gated(
      base === null ? null : base < 300_000_000n ? 0n : share(base, 6n, 1_500_000_000n),
      gate(rows.companies[enterprise] as Company, true),
    ),
  );
  const digital = rows.projects.map(({ digital: base, enterprise }) =>
    gated(base === null ? null : share(base, 10n, 1_200_000_000n), gate(rows.companies[enterprise] as Company, true)),
  );

  // One project on several rows has each cap once.
  const rowsOf = new Map<number, number[]>();
  rows.projects.forEach(({ project }, row) => rowsOf.set(project, [...(rowsOf.get(project) ?? []), row]));
  for (const group of rowsOf.values()) {
    for (const [amounts, cap] of [
      [equipment, 1_500_000_000n],
      [digital, 1_200_000_000n],
    ] as const) {
      let left = cap;
      for (const row of group) {
        const fen = amounts[row];
        if (fen === null || fen === undefined) continue;
        amounts[row] = fen < left ? fen : left;
        left -= amounts[row];
      }
    }
    // Of all that the project would get, the highest only; of equals the equipment, then the row further up.
    let best: { amounts: (bigint | null)[]; row: number; fen: bigint } | undefined;
    for (const amounts of [equipment, digital])
      for (const row of group) {
        const fen = amounts[row];
        if (fen === null || fen === undefined) continue;
        if (best === undefined || fen > best.fen) best = { amounts, row, fen };
        amounts[row] = 0n;
      }
    if (best) best.amounts[best.row] = best.fen;
  }

  const finals: Final[] = [];
  const put = (item: RulesItem, amounts: readonly (bigint | null)[]): void =>
    amounts.forEach((fen, unit) => finals.push({ item, unit, fen, city: 0n }));

  const research: (bigint | null)[] = [];
  const bonus: (bigint | null)[] = [];
  const stars: [(bigint | null)[], (bigint | null)[], (bigint | null)[]] = [[], [], []];
  for (const company of rows.companies) {
    // Whether the gate has to be known hangs on what the clause grants, not on what is left of it after the earlier payment.
    const whole = gated(company.research === null ? null : share(company.research, 5n, 300_000_000n), gate(company, true));
    let first = whole === null ? null : whole > company.researchPaid ? whole - company.researchPaid : 0n;
    let second = gated(company.grade === null ? null : company.grade === 'A' ? 100_000_000n : 0n, gate(company, false));
    if (first !== null && second !== null) {
      if (first >= second) second = 0n;
      else first = 0n;
    }
    research.push(first);
    bonus.push(second);
    const barred = gate(company, false);
    const top = company.stars.lastIndexOf(true);
    company.stars.forEach((_, i) => {
      const full = [20_000_000n, 40_000_000n, 60_000_000n][i] as bigint;
      const due = full > company.starsPaid ? full - company.starsPaid : 0n;
      // Where the gate is open nothing is compared, and every grade waits.
      const fen = !company.stars[i] || barred === true ? 0n : barred === null ? null : i === top ? due : 0n;
      (stars[i] as (bigint | null)[]).push(fen);
    });
  }

  // 20 million yuan for an enterprise and year, filled in the order of the items and the rows.
  for (const [enterprise, own] of byCompany(rows)) {
    let left = 2_000_000_000n;
    for (const [amounts, units] of [
      [equipment, own],
      [digital, own],
      [research, [enterprise]],
    ] as const)
      for (const unit of units) {
        const fen = amounts[unit];
        if (fen === null || fen === undefined) continue;
        amounts[unit] = fen < left ? fen : left;
        left -= amounts[unit];
      }
  }

  put('equipment', equipment);
  put('digital', digital);
  put('research', research);
  put('bonus', bonus);
  stars.forEach((amounts, i) => put((['star-3', 'star-4', 'star-5'] as const)[i] as RulesItem, amounts));

  const total = finals.reduce((sum, { fen }) => sum + (fen ?? 0n), 0n);
  if (budget !== undefined && total > budget) {
    const parts = finals.map((final, order) => ({ final, order, rest: ((final.fen ?? 0n) * budget) % total }));
    for (const { final } of parts) if (final.fen !== null) final.fen = (final.fen * budget) / total;
    let left = budget - finals.reduce((sum, { fen }) => sum + (fen ?? 0n), 0n);
    parts.sort((a, b) => (a.rest === b.rest ? a.order - b.order : a.rest > b.rest ? -1 : 1));
    for (const { final } of parts) {
      if (left === 0n) break;
      if (final.fen === null) continue;
      final.fen += 1n;
      left -= 1n;
    }
  }
  for (const final of finals) final.city = ((final.fen ?? 0n) * city * 2n + 10_000n) / 20_000n;
  return finals;
};
