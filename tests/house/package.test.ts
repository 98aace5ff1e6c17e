/** The package for installers: what lies in it, that its checksums and addresses are right, and what the command refuses. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Files = Record<string, Buffer>;
const { contents } = jest.requireActual<{
  contents: (build: { dist: string; baseUrl: string; office: string; version: string }) => Files;
}>('../../tools/package/contents.cjs');
const { address } = jest.requireActual<{ address: (given: string, name: string) => string }>('../../tools/package/address.cjs');
const { zipped } = jest.requireActual<{ zipped: (files: Files, at?: Date) => Uint8Array }>('../../tools/package/zip.cjs');
const { officeJs } = jest.requireActual<{ officeJs: (mode: string) => string }>('../../tools/pages.cjs');

const TOP = join(__dirname, '../..');
const BASE = 'https://cesuan.example.org/app';

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cesuan-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'cli'));
  mkdirSync(join(folder, 'assets'));
  const built = [
    'manifest.xml',
    'taskpane.html',
    'taskpane.0123456789.js',
    'taskpane.0123456789.js.map',
    'cli/cesuan.js',
    'assets/a.png',
  ];
  built.forEach((name) => writeFileSync(join(folder, name), `content of ${name}`));
  const pack = (mode: string, baseUrl = BASE): Files =>
    contents({ dist: folder, baseUrl, office: officeJs(mode), version: '1.2.3' });
  const text = (files: Files, name: string): string => files[name]?.toString('utf8') ?? '';

  test('holds the site without the command line and source maps, the manifest, guides and server samples', () => {
    expect(Object.keys(pack('cdn'))).toEqual([
      '安装说明.md',
      'INSTALL.md',
      'manifest.xml',
      'server/nginx.conf',
      'server/web.config',
      'site/assets/a.png',
      'site/manifest.xml',
      'site/taskpane.0123456789.js',
      'site/taskpane.html',
      'SHA256SUMS.txt',
    ]);
  });

  test('has a checksum for every other file', () => {
    const files = pack('cdn');
    const lines = text(files, 'SHA256SUMS.txt').trim().split('\n');
    expect(lines).toHaveLength(Object.keys(files).length - 1);
    for (const line of lines) {
      const [sum, name = ''] = line.split('  ');
      expect([
        name,
        createHash('sha256')
          .update(files[name] as Buffer)
          .digest('hex'),
      ]).toEqual([name, sum]);
    }
  });

  test.each(['安装说明.md', 'INSTALL.md'])('%s says the address, the version and where Office.js comes from', (guide) => {
    expect(text(pack('cdn-cn'), guide)).toContain(
      'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
    );
    const vendored = text(pack('vendored'), guide);
    expect(vendored).toContain(`${BASE}/office-js/office.js`);
    expect(vendored).toContain('1.2.3');
    expect(vendored).not.toMatch(/\{\{|\}\}/);
    // The address of a Chinese path is written in escapes; its folder is not.
    const chinese = text(pack('cdn', address('https://cesuan.example.org/策算', '--base-url')), guide);
    expect(chinese).toContain('`https://cesuan.example.org/%E7%AD%96%E7%AE%97`');
    expect(chinese).toContain('`/策算/`');
  });

  test.each(['server/nginx.conf', 'server/web.config'])(
    '%s forbids eval and foreign connections, and lets Excel on the web frame the pane',
    (name) => {
      const config = text(pack('cdn'), name);
      expect(config).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
      expect(config).toContain("connect-src 'self';");
      expect(config).toContain("frame-ancestors 'self' https://excel.cloud.microsoft");
      expect(config).not.toContain('unsafe-eval');
    },
  );

  test('the nginx sample serves the path of the address', () => {
    expect(text(pack('cdn'), 'server/nginx.conf')).toMatch(/server_name cesuan\.example\.org;[\s\S]*location \/app\/ \{/);
    const chinese = pack('cdn', address('https://cesuan.example.org/策算/pane', '--base-url'));
    expect(text(chinese, 'server/nginx.conf')).toContain('location /策算/pane/ {');
    expect(text(pack('cdn', 'https://cesuan.example.org'), 'server/nginx.conf')).toContain('location / {');
  });

  test('the IIS sample sets its headers below a site that sets them too', () => {
    const [, own = ''] = /<customHeaders>([\s\S]*?)<\/customHeaders>/.exec(text(pack('cdn'), 'server/web.config')) ?? [];
    const steps = [...own.matchAll(/<(\w+) name="([^"]*)"/g)].map(([, what, name]) => `${what} ${name}`);
    expect(steps).toEqual(
      ['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy'].flatMap((name) => [
        `remove ${name}`,
        `add ${name}`,
      ]),
    );
  });

  test('the IIS sample has pages and the manifest asked for again each time, as the nginx sample has', () => {
    const config = text(pack('cdn'), 'server/web.config');
    const places = [...config.matchAll(/<location path="([^"]*)">([\s\S]*?)<\/location>/g)];
    expect(places.map(([, file]) => file)).toEqual(['taskpane.html', 'workbench.html', 'help.html', 'manifest.xml']);
    for (const [, , rule] of places) expect(rule).toContain('<clientCache cacheControlMode="DisableCache" />');
    expect(text(pack('cdn'), 'server/nginx.conf')).toMatch(/\(html\|xml\)\$ \{\s*add_header Cache-Control "no-cache" always;/);
  });
});

/** What a zip's list says of each file: who made it, its flags, rights and time. */
function listed(
  zip: Buffer,
): readonly { readonly name: string; readonly os: number; readonly utf8: boolean; readonly mode: number; readonly time: Date }[] {
  const found = [];
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1)) {
    const [clock, day] = [zip.readUInt16LE(at + 12), zip.readUInt16LE(at + 14)];
    found.push({
      name: zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)),
      os: zip.readUInt8(at + 5),
      utf8: (zip.readUInt16LE(at + 8) & 0x800) !== 0,
      mode: zip.readUInt32LE(at + 38) >>> 16,
      time: new Date((day >> 9) + 1980, ((day >> 5) & 15) - 1, day & 31, clock >> 11, (clock >> 5) & 63, 2 * (clock & 31)),
    });
  }
  return found;
}

describe('the zip', () => {
  const files = { '安装说明.md': Buffer.from('x'), 'site/taskpane.html': Buffer.from('y') };

  test('is of Unix, whose unzip reads Chinese names only so, and its files can be read', () => {
    expect(listed(Buffer.from(zipped(files)))).toMatchObject([
      { name: '安装说明.md', os: 3, utf8: true, mode: 0o100644 },
      { name: 'site/taskpane.html', os: 3, mode: 0o100644 },
    ]);
  });

  test('gives its files the time it is made at: servers know a new page of the same size by its time alone', () => {
    const before = Date.now();
    const [first] = listed(Buffer.from(zipped(files)));
    // Zips count in twos of seconds.
    expect(first?.time.getTime()).toBeGreaterThan(before - 2000);
    expect(first?.time.getTime()).toBeLessThanOrEqual(Date.now());
    const at = new Date(2026, 10, 27, 9, 30, 12);
    expect(listed(Buffer.from(zipped(files, at))).map(({ time }) => time)).toEqual([at, at]);
  });
});

describe('where the pages are served', () => {
  test.each([
    ['https://cesuan.example.org', 'https://cesuan.example.org'],
    ['https://cesuan.example.org:8443/a/b//', 'https://cesuan.example.org:8443/a/b'],
    ['https://政务.example.org/策算/', 'https://xn--zfr164b.example.org/%E7%AD%96%E7%AE%97'],
  ])('%s', (given, served) => {
    expect(address(given, '--base-url')).toBe(served);
  });

  test.each<readonly [given: string, message: string]>([
    ['http://cesuan.example.org', '须为 https:// 地址'],
    ['https://me:secret@cesuan.example.org', '不能带用户名或密码'],
    ['https://me@cesuan.example.org', '不能带用户名或密码'],
    ['https://cesuan.example.org:99999', '不是正确的地址'],
    ['https://', '不是正确的地址'],
    ['https://cesuan.example.org/?', '不能带 ? 或 #'],
    ['https://cesuan.example.org/#top', '不能带 ? 或 #'],
    ['https://cesuan;x.example.org', '主机名“cesuan;x.example.org”无法使用'],
    ...['a;b', '$uri', 'a b', 'a%22', 'a{2}', 'a%2fb', 'a//b', '%zz', '%00', "a'b", 'a&b', '<a>'].map(
      (path) => [`https://cesuan.example.org/${path}`, '只能由文字、数字和 . _ ~ - 组成'] as const,
    ),
  ])('not %s', (given, message) => {
    expect(() => address(given, '--base-url')).toThrow(message);
    expect(() => address(given, '--base-url')).not.toThrow('secret');
  });
});

describe('npm run package', () => {
  const run = (...args: string[]): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, ['tools/package.cjs', ...args], { cwd: TOP, encoding: 'utf8' });

  test.each([
    [[], '缺少 --base-url'],
    [['--base-url', 'http://cesuan.example.org'], '须为 https:// 地址'],
    [['--base-url', 'https://me:secret@cesuan.example.org'], '不能带用户名或密码'],
    [['--base-url', 'https://cesuan.example.org/a;b'], '只能由文字、数字和 . _ ~ - 组成'],
    [['--base-url', 'cesuan'], '须为 https:// 地址'],
    [['--base-url', 'https://cesuan.example.org/?a=1'], '不能带 ? 或 #'],
    [['--base-url', BASE, '--office-js', 'mine'], '--office-js “mine”不对，可用 cdn、cdn-cn、vendored。'],
    [['--host', 'x'], "Unknown option '--host'"],
  ])('%j is refused with the usage', (args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('npm run package -- --base-url');
  });

  test('says how it is used where that is asked', () => {
    expect(spawnSync(process.execPath, ['tools/package.cjs', '--help'], { cwd: TOP, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('npm run package -- --base-url') as string,
    });
  });
});
