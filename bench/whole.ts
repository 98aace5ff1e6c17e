/** The whole job on a large workbook: rows × columns read, recognised, computed, and written back with evidence; the file was made by another process. */
import { pagesOf } from '../src/sheet/own-keys';
import { loadShipped } from '../src/run/policies';
import type { OwnSheet } from '../src/sheet/port/port';
import { compute, openSheet, planWrite, recogniseSheet } from '../src/run/run';
import { openXlsx } from '../src/xlsx/open';
import { bareCost } from './bare';
import { madeFile, WHOLE_POLICY } from './made';
import { cpuSeconds, report } from './report';

export const benchWhole = async (rows: number, columns: number): Promise<void> => {
  const loaded = await loadShipped(WHOLE_POLICY);
  if (!loaded.ok) throw new Error('policy');
  const policy = loaded.value;
  const bytes = madeFile('whole', rows, columns);
  report(`file of ${rows} × ${columns}`, bytes.length / 1e6, 'MB');
  const start = { wall: performance.now(), cpu: cpuSeconds() };
  const cpu: Record<string, number> = {};
  const wall: Record<string, number> = {};
  let last = start;
  const lap = (name: string): void => {
    const now = { wall: performance.now(), cpu: cpuSeconds() };
    cpu[name] = now.cpu - last.cpu;
    wall[name] = (now.wall - last.wall) / 1000;
    report(`${name}, wall`, wall[name], 's');
    report(`${name}, CPU`, cpu[name], 's');
    report(`${name}, peak memory so far`, process.resourceUsage().maxRSS / 1024, 'MiB');
    last = now;
  };
  const port = await openXlsx(bytes, 'bench.xlsx', { hold: true });
  if (!port.ok) throw new Error('open');
  const opened = await openSheet(port.value);
  if (!opened.ok) throw new Error('sheet');
  lap('read');
  const recognition = recogniseSheet(opened.value, policy, 2025);
  if (!recognition.ok) throw new Error(recognition.problems.map(({ message }) => message.en).join('\n'));
  lap('recognise');
  const computed = compute(opened.value, recognition.value, policy, { year: 2025, readings: {}, parameters: {} });
  if (!computed.ok) throw new Error('compute');
  lap('read cells and compute');
  const { plan } = planWrite(opened.value, computed.value, {
    lang: 'zh',
    unit: '万元',
    fileName: 'bench.xlsx',
    now: '2025-01-01T00:00:00Z',
    streamed: true,
  });
  lap('compose');
  await port.value.write(plan);
  lap('write');
  const saved = await port.value.save();
  lap('save');
  const all = last.cpu - start.cpu;
  report('whole job, wall', (last.wall - start.wall) / 1000, 's');
  report('whole job, CPU', all, 's');
  report('whole_recognition_share', (cpu['recognise'] ?? 0) / all, '');
  const evidence = pagesOf(policy.id, 'evidence', plan.sheets, ({ key }) => key);
  let explained = 0;
  const before = cpuSeconds();
  for (const { more } of evidence) for (const row of more ?? []) explained += row.length;
  report('evidence_cpu_seconds', cpuSeconds() - before, `s for ${explained} cells of evidence, made once more`);
  const rowsOf = ({ rows: [, ...below], more }: OwnSheet): number => below.length + (more?.length ?? 0);
  for (const sheet of evidence) report(`rows of ${sheet.name}`, rowsOf(sheet), '');
  report('result', saved.length / 1e6, 'MB');
  report('whole_peak_mib', process.resourceUsage().maxRSS / 1024, 'MiB');
  const bare = bareCost(bytes, saved);
  // Reading, writing and saving. By the clock zlib, which works in threads of its own, and our thread work at the same time.
  const ours = (of: Record<string, number>): number => (of['read'] ?? 0) + (of['write'] ?? 0) + (of['save'] ?? 0);
  report('whole_sheet_vs_deflate', ours(cpu) / (bare.inflate.cpu + bare.deflate.cpu), '× CPU');
  report('whole_sheet_vs_deflate_wall', ours(wall) / (bare.inflate.wall + bare.deflate.wall), '× by the clock');
};
