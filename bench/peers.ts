/**
 * The eight clauses by the engine, by hand, and by everything that could be picked instead: time per row as ratios of one run, and who gets how many rows wrong.
 * Every round runs each of them a few times in a row, so that whatever else the machine does falls on all; medians of the rounds' quickest are compared.
 */
import { byHand } from '../tests/support/vectors/by-hand';
import { CLAUSES } from '../tests/support/vectors/clauses';
import { byDouble } from './peers/by-double';
import { byFen } from './peers/by-fen';
import { decimal } from './peers/decimal';
import { duckdb } from './peers/duckdb';
import { installPeers } from './peers/install';
import { jsonRules } from './peers/json-rules';
import { libreoffice } from './peers/libreoffice';
import { mathjsBig, mathjsNumber } from './peers/mathjs';
import { ours } from './peers/ours';
import { Unavailable, type Amounts, type Peer, type Ready } from './peers/peer';
import { publicodes } from './peers/publicodes';
import { peerRows, type PeerRows } from './peers/rows';
import { zen } from './peers/zen';
import { median, report } from './report';

const ROUNDS = 5;
/** Runs of one peer in a row, of which the quickest counts: the first pay for caches, and for memory that the peers before gave back to the system. */
const IN_A_ROW = 6;
/** Runs of each before anything is measured: the runtime goes on compiling for seven or eight of 100,000 rows. */
const WARM = 12;
/** Peers that start a process of their own are run in the first round only; they take their own median. */
const ONCE: readonly Peer[] = [libreoffice];
const PEERS: readonly Peer[] = [
  ours,
  byDouble,
  byFen,
  duckdb,
  mathjsNumber,
  decimal,
  mathjsBig,
  jsonRules,
  zen,
  publicodes,
  libreoffice,
];

interface Running {
  readonly peer: Peer;
  readonly rows: number;
  readonly ready: Ready;
  readonly perRow: number[];
  amounts?: Amounts;
}

const prepared = async (peer: Peer, given: PeerRows): Promise<Running | undefined> => {
  try {
    return { peer, rows: given.rows, ready: await peer.prepare(given), perRow: [] };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    console.log(`${peer.name}: skipped, ${error.message}`);
    return undefined;
  }
};

/** Microseconds per row of one run. */
const once = async (running: Running): Promise<number> => {
  const start = performance.now();
  const result = await running.ready.run();
  const seconds = 'seconds' in result ? result.seconds : (performance.now() - start) / 1000;
  running.amounts = 'seconds' in result ? result.amounts : result;
  return (seconds / running.rows) * 1e6;
};

const quickest = async (running: Running): Promise<number> => {
  let best = Infinity;
  for (let run = 0; run < (ONCE.includes(running.peer) ? 1 : IN_A_ROW); run += 1) best = Math.min(best, await once(running));
  return best;
};

/** Nobody is charged for what the runtime compiles on the way. */
const warm = async (running: Running): Promise<void> => {
  for (let run = 0; run < WARM; run += 1) await once(running);
};

/** Rows of which any amount differs from the one by hand. */
const wrongRows = (amounts: Amounts, given: PeerRows, rows: number): number => {
  const expected = byHand(given.cases);
  let wrong = 0;
  for (let row = 0; row < rows; row += 1)
    if (CLAUSES.some((clause) => (amounts[clause][row] ?? 0) !== Number(expected(clause, row)?.fen ?? NaN))) wrong += 1;
  return wrong;
};

export const benchPeers = async (rows: number): Promise<void> => {
  const failed = installPeers();
  if (failed) console.log(`The peers cannot be installed: ${failed}`);
  const givens = new Map<number, PeerRows>();
  const given = (count: number): PeerRows => {
    const made = givens.get(count) ?? peerRows(count);
    givens.set(count, made);
    return made;
  };
  const running: Running[] = [];
  for (const peer of PEERS) {
    const one = await prepared(peer, given(Math.min(rows, peer.rows)));
    if (one) running.push(one);
  }
  for (const one of running) if (!ONCE.includes(one.peer)) await warm(one);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const one of running) if (round === 0 || !ONCE.includes(one.peer)) one.perRow.push(await quickest(one));

  const perRow = (peer: Peer): number => median(running.find((one) => one.peer === peer)?.perRow ?? []);
  const engine = perRow(ours);
  for (const one of running) {
    const time = median(one.perRow);
    const wrong = wrongRows(one.amounts as Amounts, given(one.rows), one.rows);
    report(`${one.peer.name}, µs per row`, time, `µs (${(time / engine).toPrecision(3)} × ours)`);
    report(`${one.peer.name}, rows wrong of ${one.rows}`, wrong, `(${((100 * wrong) / one.rows).toPrecision(2)}%)`);
    one.ready.end?.();
  }
  report('items_vs_handwritten', engine / perRow(byDouble), '× the doubles');
  report('items_vs_handwritten_exact', engine / perRow(byFen), '× the whole 分');
  for (const { peer } of running) if (peer.figure) report(`speedup_${peer.figure}`, perRow(peer) / engine, '×');
  const mistakes = running.find(({ peer }) => peer === ours);
  if (mistakes?.amounts && wrongRows(mistakes.amounts, given(mistakes.rows), mistakes.rows) > 0)
    throw new Error('the engine differs from the amounts by hand');
};
