/** A workbook's file in a worker of its own, every message through a structured clone: the same port as on the page, the same bytes, the same words where a file cannot be opened. */
import { onlyCancelled } from '../../src/core/cancel';
import { ProblemError, type Problem } from '../../src/core/problem';
import { loadShipped } from '../../src/run/policies';
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import type { WritePlan } from '../../src/sheet/port/port';
import { openHere } from '../../src/taskpane/file/here';
import type { OpenFile } from '../../src/taskpane/file/open';
import { remoteFile } from '../../src/taskpane/file/remote';
import { MOST } from '../../src/taskpane/line/pieces';
import { fakeWorker, type FakeWorker } from '../support/fake-worker';
import { sheetPortContract } from '../support/port-contract';
import { sampleBytes } from '../support/sample';
import { harnessBy } from '../support/xlsx-harness';

const blobOf = (bytes: Uint8Array): Blob => new Blob([Uint8Array.from(bytes)]);
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

const worker = (): FakeWorker => fakeWorker(() => jest.requireActual('../../src/taskpane/file/worker'));
const SHEET = '申报汇总';

sheetPortContract(
  'an .xlsx file that a worker holds',
  harnessBy(async (bytes) => {
    const file = await remoteFile(worker().worker, blobOf(bytes), '测试.xlsx');
    return { ...file, save: async () => bytesOf(await file.save()) };
  }),
);

const planOn = async (file: OpenFile): Promise<WritePlan> => {
  const [policy, opened] = [await loadShipped('shaoxing-4151-2025'), await openSheet(file)];
  if (!policy.ok || !opened.ok) throw new Error('refused');
  const recognition = recogniseSheet(opened.value, policy.value, 2025);
  if (!recognition.ok) throw new Error('refused');
  const wanted = { year: 2025, readings: {}, parameters: {} };
  const computed = compute(opened.value, recognition.value, policy.value, wanted);
  if (!computed.ok) throw new Error('refused');
  const { plan } = planWrite(opened.value, computed.value, {
    lang: 'zh',
    unit: '万元',
    fileName: 't.xlsx',
    now: '2026-01-01T00:00:00.000Z',
  });
  return plan;
};

const both = async (): Promise<{ readonly here: OpenFile; readonly there: OpenFile; readonly made: FakeWorker }> => {
  const made = worker();
  const file = blobOf(sampleBytes());
  return { here: await openHere(file, 't.xlsx'), there: await remoteFile(made.worker, Promise.resolve(file), 't.xlsx'), made };
};

test('what is read, written and saved is the same, and nothing large is cloned on the way', async () => {
  const { here, there, made } = await both();
  const plan = await planOn(here);
  for (const ask of [
    (file: OpenFile) => file.open(),
    (file: OpenFile) => file.read(SHEET),
    (file: OpenFile) => file.look(SHEET),
    (file: OpenFile) => file.write(plan),
    (file: OpenFile) => file.ownColumns(SHEET),
    (file: OpenFile) => file.record(),
    (file: OpenFile) => file.save().then(bytesOf),
  ])
    expect(await ask(there)).toEqual(await ask(here));
  expect(made.sent.filter(({ to }) => to === 'page').length).toBeGreaterThan(7);
  expect(Math.max(...made.sent.map(({ weight }) => weight))).toBeLessThanOrEqual(MOST + 20);
});

test('how far reading and writing have come is told', async () => {
  const { there } = await both();
  const told: number[] = [];
  await there.read(SHEET, (done, total) => told.push(done / total));
  expect(told.at(-1)).toBe(1);
  told.length = 0;
  await there.write(await planOn(there), (done, total) => told.push(done / total));
  expect(told.length).toBeGreaterThan(2);
  expect(told.at(-1)).toBe(1);
});

const refused = (asked: Promise<unknown>): Promise<readonly Problem[]> =>
  asked.then(
    () => [],
    (error: unknown) => (error instanceof ProblemError ? error.problems : [String(error) as never]),
  );

test('a write that is stopped leaves the file as it was, also when it is stopped before it has come whole', async () => {
  const { there } = await both();
  const plan = await planOn(there);
  const before = await bytesOf(await there.save());
  for (const when of [0, 1]) {
    const stop = new AbortController();
    const writing = there.write(plan, () => stop.abort(), stop.signal);
    if (when === 0) stop.abort();
    await expect(writing.catch(onlyCancelled)).resolves.toBe(true);
    expect(await bytesOf(await there.save())).toEqual(before);
  }
  expect((await there.write(plan)).cells).toBeGreaterThan(0);
});

test.each([
  ['no file at all', new Uint8Array(0)],
  ['text', new TextEncoder().encode('甲,乙\n1,2\n')],
  ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['half a file', sampleBytes().subarray(0, 5000)],
])('%s is refused in the same words, and its worker ends', async (_, bytes) => {
  const made = worker();
  const there = await refused(remoteFile(made.worker, blobOf(bytes), '坏.xlsx'));
  expect(there.length).toBeGreaterThan(0);
  expect(there).toEqual(await refused(openHere(blobOf(bytes), '坏.xlsx')));
  expect(made.ended()).toBe(true);
});

test('an unknown sheet, a file that does not arrive and one that was closed are told', async () => {
  const { here, there, made } = await both();
  expect(await refused(there.read('没有'))).toEqual(await refused(here.read('没有')));
  there.close();
  expect(made.ended()).toBe(true);
  expect((await refused(there.open())).map(({ code }) => code)).toEqual(['unexpected']);
  const lost = new ProblemError([{ code: 'no-sample', severity: 'warning', place: {}, message: { zh: '没有', en: 'none' } }]);
  const other = worker();
  await expect(remoteFile(other.worker, Promise.reject(lost), 't.xlsx')).rejects.toBe(lost);
  expect(other.ended()).toBe(true);
});
