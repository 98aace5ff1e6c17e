/** The pages that the build makes, and where Office.js comes from: one table for webpack, the manifest check and the tests. */

/**
 * `template` and `entry` are paths from the repository's top; a page without an entry is static.
 * `views`: what it understands after `?view=`. `office`: the page runs inside Excel and needs Office.js in its head. The workbench runs without Excel and without a network.
 */
const PAGES = [
  {
    name: 'taskpane',
    template: 'src/taskpane/taskpane.html',
    entry: './src/taskpane/index.tsx',
    office: true,
    views: ['explain', 'audit', 'guide'],
  },
  { name: 'workbench', template: 'src/workbench/workbench.html', entry: './src/workbench/index.tsx', office: false },
  { name: 'help', template: 'assets/help/help.html', entry: './src/taskpane/help.ts', office: true },
];

/**
 * cdn: Microsoft's own address, which AppSource requires. cdn-cn: the one of the Chinese cloud (21Vianet).
 * vendored: the unmodified files of the npm package beside the pages, for networks that reach neither. Microsoft calls that unsupported,
 * and the package is frozen at an old build (no notes), so it has to be asked for.
 */
const OFFICE_JS = {
  cdn: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  'cdn-cn': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  vendored: 'office-js/office.js',
};

/** @param {string | undefined} mode the value of the environment variable OFFICE_JS */
function officeJs(mode = 'cdn') {
  const url = OFFICE_JS[mode];
  if (!url) throw new Error(`OFFICE_JS=${mode} is unknown; it can be ${Object.keys(OFFICE_JS).join(', ')}.`);
  return url;
}

/**
 * The content security policy of a page. No eval anywhere; Fluent writes its styles into style elements, hence 'unsafe-inline' for styles alone.
 * @param {{ office?: string, dev?: boolean }} options office: the address of Office.js, if the page loads it
 */
function contentSecurityPolicy({ office, dev = false } = {}) {
  const origin = office?.startsWith('https://') ? ` ${new URL(office).origin}` : '';
  return [
    `default-src 'self'`,
    `script-src 'self'${origin}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `worker-src 'self'`,
    // Nothing leaves the workbook: the page talks to its own server only, and while developing to the dev server's socket.
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'none'`,
  ].join('; ');
}

module.exports = { PAGES, OFFICE_JS, officeJs, contentSecurityPolicy };
