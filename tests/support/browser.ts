/** For browser tests: the built pages, of dist or of a package, come in; a local address, a Chromium that reaches nothing but it and a folder, each for as long as a file's tests run, go out. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

const DIST = join(__dirname, '../../dist');
const { launchChromium } = createRequire(__filename)('../../tools/chromium.cjs') as { launchChromium: () => Promise<Browser> };

const { headers } = createRequire(__filename)('../../tools/package/server.cjs') as {
  headers: (office: string) => readonly (readonly [name: string, value: string])[];
};
const { officeJs } = createRequire(__filename)('../../tools/pages.cjs') as { officeJs: () => string };

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml',
};

interface Site {
  /** Without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What a site serves, and with which headers. */
export interface Served {
  readonly folder: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** dist, with the headers of the sample configurations that the package ships. */
const servedDist = (): Served => {
  if (!existsSync(join(DIST, 'workbench.html'))) throw new Error('dist is not built: run npm run build first.');
  return { folder: DIST, headers: headers(officeJs()) };
};

/** Serves a folder on a free port of this machine. */
async function serve(served: Served): Promise<Site> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = join(served.folder, path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    for (const [name, value] of served.headers) response.setHeader(name, value);
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, close };
}

export interface Watched {
  readonly page: Page;
  /** What the page complained about so far: uncaught errors, console errors, breaches of its content security policy. */
  readonly complaints: readonly string[];
  /** Addresses outside the site that the page asked for; they were refused. */
  readonly outside: readonly string[];
}

type PageOptions = BrowserContextOptions & { readonly answer?: (url: string) => string | undefined };

/** A fresh page that writes down its complaints. Whatever is not of the site gets no answer, unless `answer` has a script for the address. */
async function openPage(context: BrowserContext, site: Site, answer: PageOptions['answer']): Promise<Watched> {
  const page = await context.newPage();
  const complaints: string[] = [];
  const outside: string[] = [];
  await context.route(
    (url) => url.origin !== site.url && url.protocol.startsWith('http'),
    async (route) => {
      const url = route.request().url();
      outside.push(url);
      const body = answer?.(url);
      await (body === undefined ? route.abort() : route.fulfill({ contentType: 'text/javascript', body }));
    },
  );
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints, outside };
}

export interface Visit {
  readonly open: (options?: PageOptions) => Promise<Watched>;
  /** A folder of this file's tests alone; there once they run. */
  readonly folder: () => string;
}

/** Called once by a file of tests: one Chromium and one site for all of them, asked for when they begin. A test's pages close after it, the rest after the last. */
export const useBrowser = (served: () => Served = servedDist): Visit => {
  let browser: Browser;
  let site: Site;
  let folder: string;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    site = await serve(served());
    browser = await launchChromium();
    folder = await mkdtemp(join(tmpdir(), 'cesuan-'));
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true });
  });
  return {
    open: async ({ answer, ...options } = {}) => {
      const context = await browser.newContext({
        baseURL: site.url,
        viewport: { width: 350, height: 800 },
        locale: 'zh-CN',
        ...options,
      });
      contexts.push(context);
      return openPage(context, site, answer);
    },
    folder: () => folder,
  };
};
