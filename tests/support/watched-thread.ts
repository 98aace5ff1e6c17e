/** For browser tests of a screen's thread: a page at work in; where its thread was held, how often it was free, and what it handed to the pane's worker, out. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createXlsx } from '../../src/xlsx/create';

export const ROWS = 20_000;
/** With the header. */
const ROWS_READ = ROWS + 1;
export const COLUMNS = 6;
/** A kind, a format and a value for each cell. */
export const BYTES = ROWS_READ * COLUMNS * (1 + 1 + 8);

export interface Beats {
  /** Each time the thread of the screen was free: when, and whether the pane was at work. */
  readonly beats: { readonly at: number; readonly busy: boolean }[];
  /** Where it was held for 50 ms or longer. */
  readonly held: { readonly at: number; readonly ms: number }[];
  /** Scripts that ran in frames of 50 ms or longer: from which file, and how long each. */
  readonly scripts: { readonly at: number; readonly ms: number; readonly file: string }[];
}
export interface Handed {
  /** Questions' pieces to the worker that computes, and the bytes of columns whose memory was handed over to it. */
  messages: number;
  bytes: number;
  /** What was asked, in order. */
  asked: string[];
}
/** Of the workbench's grid: how many rows had their first cell drawn in each frame that drew any. */
export type Drawn = number[];
export type InPage = typeof globalThis & {
  watched: Beats;
  handed: Handed;
  drawn: Drawn;
  seen: Readonly<Record<string, number>>;
};

/** A list of that many rows in a folder: its path. */
export const bigBook = async (folder: string): Promise<string> => {
  const rows = [
    [
      '企业名称',
      '项目名称',
      '设备投资额（万元）',
      '列入市重点工业项目计划',
      '列入三化改造重点项目计划',
      '属于415X核心区或协同区项目',
    ],
    ...Array.from({ length: ROWS }, (_, i) => [
      `第${i + 1}企业有限公司`,
      '一期',
      200 + (i % 3000),
      i % 2 ? '是' : '否',
      '否',
      '否',
    ]),
  ];
  const file = join(folder, 'rows.xlsx');
  await writeFile(file, await createXlsx([{ name: '大表', rows, widths: [], freeze: { rows: 1, columns: 1 } }]));
  return file;
};

/** Runs in the page. */
export const watch = (): void => {
  const watched: Beats = { beats: [], held: [], scripts: [] };
  (globalThis as InPage).watched = watched;
  type Frame = PerformanceEntry & { readonly scripts: readonly (PerformanceEntry & { readonly sourceURL: string })[] };
  new PerformanceObserver((list) => {
    for (const { scripts } of list.getEntries() as Frame[])
      for (const { startTime, duration, sourceURL } of scripts)
        watched.scripts.push({ at: startTime, ms: duration, file: sourceURL });
  }).observe({ type: 'long-animation-frame' });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watched.held.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask' });
  setInterval(
    () =>
      watched.beats.push({
        at: performance.now(),
        busy: document.querySelector('[data-part="pane"] [role="progressbar"]') !== null,
      }),
    10,
  );
};

/** Runs in the page: counts rows of the grid as they are drawn, by the frame. */
export const countDrawn = (): void => {
  const drawn: Drawn = [];
  Object.assign(globalThis, { drawn });
  const grid = document.querySelector('revo-grid');
  const rows = (): number => grid?.querySelectorAll('revogr-data[type="rgRow"] .rgRow').length ?? 0;
  let before = rows();
  const look = (): void => {
    const now = rows();
    if (now > before) drawn.push(now - before);
    before = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

interface Asked {
  readonly ask?: string;
  readonly file?: unknown;
}

/** Runs in the page before anything else: counts what goes to the worker that computes; others may hold a file. */
export const count = (): void => {
  const handed: Handed = { messages: 0, bytes: 0, asked: [] };
  (globalThis as InPage).handed = handed;
  type Send = (this: Worker, message: unknown, transfer: Transferable[]) => void;
  const send = Reflect.get(Worker.prototype, 'postMessage') as Send;
  const computing = new WeakSet<Worker>();
  const counted: Send = function (message, transfer) {
    // The first piece of a question has what is asked; a large one puts it together from nothing.
    const { piece } = message as {
      readonly piece: { readonly put?: Asked; readonly assign?: Asked };
    };
    const { ask, file } = piece.put ?? piece.assign ?? {};
    // A worker that takes a file is the other one.
    if (ask === 'warm' || (ask === 'take' && file === undefined)) computing.add(this);
    if (computing.has(this)) {
      handed.messages += 1;
      if (ask !== undefined) handed.asked.push(ask);
      for (const one of transfer) handed.bytes += (one as ArrayBuffer).byteLength;
    }
    send.call(this, message, transfer);
  };
  Reflect.set(Worker.prototype, 'postMessage', counted);
};

/** What was noticed while something was done. */
export const during = async (page: Page, doing: () => Promise<void>): Promise<Beats & Handed & { readonly ms: number }> => {
  const { from, before } = await page.evaluate(() => ({
    from: performance.now(),
    before: { ...(globalThis as InPage).handed },
  }));
  await doing();
  // Entries come when the thread is free again.
  await page.waitForTimeout(200);
  const { beats, held, scripts, handed, to } = await page.evaluate(() => ({
    ...(globalThis as InPage).watched,
    handed: (globalThis as InPage).handed,
    to: performance.now(),
  }));
  const since = <T extends { readonly at: number }>(all: readonly T[]): T[] => all.filter(({ at }) => at >= from);
  return {
    beats: since(beats),
    held: since(held),
    scripts: since(scripts),
    ms: to - from - 200,
    messages: handed.messages - before.messages,
    bytes: handed.bytes - before.bytes,
    asked: handed.asked.slice(before.asked.length),
  };
};

export const longest = ({ held }: Beats): number => Math.max(0, ...held.map(({ ms }) => ms));

const DIST = join(__dirname, '../../dist');
const ofGrid = new Map<string, boolean>();

/** Of the workbench and its grid, which stand for Excel in this test; all other scripts are the pane's. */
const isWorkbench = (url: string): boolean => {
  const file = new URL(url, 'http://localhost').pathname;
  const path = join(DIST, file);
  if (!ofGrid.has(file))
    ofGrid.set(file, file.includes('workbench') || (existsSync(path) && readFileSync(path, 'utf8').includes('revogr-')));
  return ofGrid.get(file) === true;
};

const most = (scripts: Beats['scripts']): number => Math.round(Math.max(0, ...scripts.map(({ ms }) => ms)));

/** The longest script of either in frames that took 50 ms or longer. */
const whose = ({ scripts }: Beats): string =>
  `longest script of the pane ${most(scripts.filter(({ file }) => file && !isWorkbench(file)))} ms, of the workbench ${most(scripts.filter(({ file }) => file && isWorkbench(file)))} ms`;

/** For people to read: how long a step took, and how long the thread was ever held. */
export const toldOf = (what: string, one: Beats & { readonly ms: number }): string =>
  `${what}: ${Math.round(one.ms)} ms in all, thread held ${one.held.length} times, longest ${Math.round(longest(one))} ms (${one.held.map(({ ms }) => Math.round(ms)).join(', ')}); ${whose(one)}`;
