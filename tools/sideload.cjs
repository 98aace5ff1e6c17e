/**
 * How Excel is shown an add-in under development, by the documented ways: a registry value on Windows, a file in a folder on macOS.
 * A platform and the manifest's id and path come in; the steps to do and to undo it go out. Nothing is done here.
 */
const path = require('node:path');

const WEF_KEY = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer';
const WEF_FOLDER = 'Library/Containers/com.microsoft.Excel/Data/Documents/wef';

/**
 * @typedef {{ run: string, args: string[] } | { copy: string, to: string } | { remove: string }} Step
 * @param {{ platform: NodeJS.Platform, id: string, manifest: string, home: string }} where
 * @returns {{ add: Step[], undo: Step[], show: Step[] } | undefined} undefined where there is no Excel to show it to
 */
function sideloadSteps({ platform, id, manifest, home }) {
  if (platform === 'win32') {
    return {
      add: [{ run: 'reg', args: ['add', WEF_KEY, '/v', id, '/t', 'REG_SZ', '/d', manifest, '/f'] }],
      undo: [{ run: 'reg', args: ['delete', WEF_KEY, '/v', id, '/f'] }],
      show: [{ run: 'cmd', args: ['/c', 'start', '', 'excel'] }],
    };
  }
  if (platform === 'darwin') {
    const to = path.posix.join(home, WEF_FOLDER, `${id}.manifest.xml`);
    return { add: [{ copy: manifest, to }], undo: [{ remove: to }], show: [{ run: 'open', args: ['-a', 'Microsoft Excel'] }] };
  }
  return undefined;
}

/** The id of a manifest. @param {string} xml */
function manifestId(xml) {
  const id = /<Id>\s*([0-9a-fA-F-]{36})\s*<\/Id>/.exec(xml)?.[1];
  if (!id) throw new Error('manifest.xml has no <Id>; run npm run validate.');
  return id;
}

/** @param {Step} step */
const stepText = (step) =>
  'run' in step
    ? [step.run, ...step.args].join(' ')
    : 'copy' in step
      ? `copy ${step.copy} → ${step.to}`
      : `remove ${step.remove}`;

module.exports = { sideloadSteps, manifestId, stepText };
