/** `npm start` and `npm stop`: what would be done per platform, looked at without doing it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

type Step = {
  readonly run?: string;
  readonly args?: readonly string[];
  readonly copy?: string;
  readonly to?: string;
  readonly remove?: string;
};
interface Sideload {
  readonly sideloadSteps: (where: {
    platform: string;
    id: string;
    manifest: string;
    home: string;
  }) => { add: Step[]; undo: Step[]; show: Step[] } | undefined;
  readonly manifestId: (xml: string) => string;
}

const TOP = join(__dirname, '../..');
const { sideloadSteps, manifestId } = createRequire(__filename)('../../tools/sideload.cjs') as Sideload;
const id = manifestId(readFileSync(join(TOP, 'manifest.xml'), 'utf8'));

test('the id is the manifest’s', () => {
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(() => manifestId('<OfficeApp/>')).toThrow('npm run validate');
});

test('Windows: one value in the registry, which stop takes away', () => {
  const key = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer';
  const steps = sideloadSteps({ platform: 'win32', id, manifest: 'C:\\策算\\manifest.xml', home: 'C:\\Users\\x' });
  expect(steps?.add).toEqual([
    { run: 'reg', args: ['add', key, '/v', id, '/t', 'REG_SZ', '/d', 'C:\\策算\\manifest.xml', '/f'] },
  ]);
  expect(steps?.undo).toEqual([{ run: 'reg', args: ['delete', key, '/v', id, '/f'] }]);
});

test('macOS: one file in Excel’s folder, which stop takes away', () => {
  const to = `/Users/x/Library/Containers/com.microsoft.Excel/Data/Documents/wef/${id}.manifest.xml`;
  const steps = sideloadSteps({ platform: 'darwin', id, manifest: '/src/manifest.xml', home: '/Users/x' });
  expect(steps?.add).toEqual([{ copy: '/src/manifest.xml', to }]);
  expect(steps?.undo).toEqual([{ remove: to }]);
});

test('elsewhere: nothing for Excel; start opens the workbench and stop says so', () => {
  expect(sideloadSteps({ platform: 'linux', id, manifest: '/m', home: '/h' })).toBeUndefined();
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(TOP, 'tools/start.cjs'), '--workbench', '--dry-run', ...args], {
      encoding: 'utf8',
      env: { ...process.env, PORT: '3000' },
    });
  expect(run().stdout).toBe('workbench at http://localhost:3000/workbench.html\n');
});
