/** Every edge of the eight clauses, random rows and ties that a sheet can hold, by emitted formulas that LibreOffice calculates: what was found. */
import { tieCases } from '../../../bench/ties';
import { joined } from './cases';
import { CLAUSES } from './clauses';
import { formulasBy, onSheet } from './formulas';
import { boundaryCases, hold, type Held } from './hold';
import { randomCases } from './random-cases';

export interface FormulasHeld extends Held {
  readonly rows: number;
  /** Formulas that were calculated. */
  readonly formulas: number;
}

export const formulasHeld = async (soffice: string, rows: number): Promise<FormulasHeld> => {
  const target = formulasBy(soffice);
  const edges = CLAUSES.map((clause) => boundaryCases(clause, [1]));
  const cases = onSheet(joined([...edges, randomCases(rows, 77), tieCases(rows, 77)]));
  return { ...(await hold(cases, [target])), rows: cases.rows, formulas: target.calculated() };
};
