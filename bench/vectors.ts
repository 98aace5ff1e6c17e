/** Every vector of the eight clauses and ten million amounts that stand on exactly half a 分: how many 分 any target gets wrong. */
import { boundaryCases, hold, NONE_HELD, together, type Held } from '../tests/support/vectors/hold';
import { CLAUSES } from '../tests/support/vectors/clauses';
import { randomCases } from '../tests/support/vectors/random-cases';
import { columns, explanations, scalar } from '../tests/support/vectors/target';
import { officeCommand } from '../tests/support/oracles';
import { formulasHeld } from '../tests/support/vectors/formulas-held';
import { rulesHeld } from '../tests/support/vectors/rules-held';
import { report } from './report';
import { TIES_PER_ROW, tieCases } from './ties';

const CHUNK = 20_000;
const TIES = 10_000_000;

/** In chunks, so that memory stays bounded. */
const chunks = async (rows: number, held: (rows: number, seed: number) => Promise<Held>): Promise<Held> => {
  let all = NONE_HELD;
  for (let done = 0, seed = 1; done < rows; done += CHUNK, seed += 1)
    all = together(all, await held(Math.min(CHUNK, rows - done), seed));
  return all;
};

/** The exact path and the words of explanations take a hundred times as long as columns. */
const TARGETS = [columns, scalar, explanations];

/** Rows of each kind that LibreOffice calculates by the emitted formulas. */
const CALCULATED = 5_000;

const calculated = async (): Promise<number> => {
  const soffice = officeCommand();
  if (soffice === undefined) {
    console.log('emitted formulas: skipped, LibreOffice is not installed');
    return 0;
  }
  const { rows, formulas, wrong, told } = await formulasHeld(soffice, CALCULATED);
  report('emitted formulas calculated by LibreOffice', formulas, `on ${rows} rows: edges, random ones, ties`);
  report('of these wrong', wrong, '');
  for (const line of told) console.log(line);
  return wrong;
};

/** Gates, matters, limits and budgets, in columns and explanations. */
const rulesThatMeet = (rows: number): number => {
  let amounts = 0;
  const told: string[] = [];
  for (let done = 0, seed = 1; done < rows; done += CHUNK, seed += 1) {
    const held = rulesHeld(Math.min(CHUNK, rows - done), seed);
    amounts += held.amounts;
    told.push(...held.wrong);
  }
  report('amounts of clauses that meet', amounts, 'by gates, matters, promotion, limits, budgets');
  report('of these wrong', told.length, '');
  for (const line of told.slice(0, 10)) console.log(line);
  return told.length;
};

export const benchVectors = async (rows: number): Promise<void> => {
  const ties = await chunks(Math.ceil((TIES / TIES_PER_ROW) * (rows / 100_000)), (n, seed) => hold(tieCases(n, seed), [columns]));
  report('amounts on exactly half a 分', ties.ties, '');
  report('of these wrong', ties.wrong, '');
  const random = await chunks(rows, (n, seed) => hold(randomCases(n, 5_000 + seed), TARGETS));
  report('random rows of eight clauses by three targets, amounts wrong', random.wrong, '');
  let edges = NONE_HELD;
  for (const clause of CLAUSES) edges = together(edges, await hold(boundaryCases(clause, [11]), TARGETS));
  report('edges of eight clauses by three targets, amounts wrong', edges.wrong, '');
  const meeting = rulesThatMeet(rows);
  for (const line of [...ties.told, ...random.told, ...edges.told]) console.log(line);
  report('wrong_fen', ties.wrong + random.wrong + edges.wrong + meeting + (await calculated()), '');
};
