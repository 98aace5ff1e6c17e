/** A program of its own: rows of the eight clauses, settled until the runtime has compiled everything; the bytes that one more settlement leaves on the heap, per row, out. */
import { peerRows, YEAR } from '../../bench/peers/rows';
import { chooseAll } from '../../src/engine/choose';
import { settle } from '../../src/engine/settle';
import { tableOfCases } from './vectors/cases';
import { clausePolicy } from './vectors/clauses';

const ROWS = 20_000;
const WARM = 40;

const policy = clausePolicy();
const chosen = chooseAll(policy, { year: YEAR, readings: {}, parameters: {} });
if (!chosen.ok) throw new Error('the clauses need no choice');
const table = tableOfCases(peerRows(ROWS).cases, policy);
// What is worked out of a table is kept with it: each settlement gets one of its own, as a run does.
const settled = (): number => settle(policy, { ...table }, chosen.value).totals.awarded;
for (let run = 0; run < WARM; run += 1) settled();
const before = process.memoryUsage().heapUsed;
const awarded = settled();
const bytes = process.memoryUsage().heapUsed - before;
console.log(JSON.stringify({ bytesPerRow: bytes / ROWS, awarded }));
