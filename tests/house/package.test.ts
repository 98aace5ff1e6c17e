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
  const pack = (mode: string): Files => contents({ dist: folder, baseUrl: BASE, office: officeJs(mode), version: '1.2.3' });
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
  });
});

describe('npm run package', () => {
  const run = (...args: string[]): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, ['tools/package.cjs', ...args], { cwd: TOP, encoding: 'utf8' });

  test.each([
    [[], '缺少 --base-url'],
    [['--base-url', 'http://cesuan.example.org'], '须为 https:// 地址'],
    [['--base-url', 'cesuan'], '须为 https:// 地址'],
    [['--base-url', 'https://cesuan.example.org/?a=1'], '不能带 ? 或 #'],
    [['--base-url', BASE, '--office-js', 'mine'], 'OFFICE_JS=mine is unknown'],
    [['--host', 'x'], "Unknown option '--host'"],
  ])('%j is refused with the usage', (args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('npm run package -- --base-url');
  });
});
