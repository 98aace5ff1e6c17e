/**
 * The rooms of src and the arrows between them: which room may import what. The lint rule in eslint.config.mjs is made from this table,
 * and tests/house/rooms.test.ts shows that it holds. A room may always import itself; what is not listed is refused.
 * An entry that names a file opens that file only.
 */
const PORT = ['core', 'sheet/port'];
const PACKS = 'policies/index.ts';

const ROOMS = {
  // The policy packs are data.
  policies: [],
  core: [],
  policy: ['core'],
  engine: ['core', 'policy'],
  sheet: ['core', 'policy', 'engine'],
  // Both adapters carry cells through the one port and know nothing of awards.
  excel: PORT,
  xlsx: PORT,
  // Items as formulas of a spreadsheet, from the same typed model that the engine computes.
  formulas: ['core', 'policy', 'engine', 'sheet'],
  run: ['core', 'policy', 'engine', 'sheet', 'formulas/facts.ts', 'formulas/none.ts', PACKS],
  // Looks at amounts that somebody else computed; knows neither host nor screen.
  audit: ['core', 'policy', 'engine', 'sheet', 'run'],
  // It opens files too: other workbooks that an auditor chooses are looked through for doubles.
  taskpane: ['core', 'policy', 'engine', 'sheet', 'formulas/columns.ts', 'run', 'audit', 'excel', 'xlsx/open.ts', PACKS],
  workbench: ['core', 'sheet', 'run', 'xlsx', 'taskpane', PACKS],
  cli: ['core', 'policy', 'engine', 'sheet', 'formulas', 'run', 'audit', 'xlsx', PACKS],
};

/** Rooms that may name these globals of Office.js; all others get the host through the port. */
const OFFICE_GLOBALS = { Excel: ['excel'], OfficeExtension: ['excel'], Office: ['excel', 'taskpane'] };

/** @param {string} top the repository's absolute path; one zone per room for import-x/no-restricted-paths */
const zones = (top) =>
  Object.entries(ROOMS).map(([room, open]) => ({
    target: `${top}/src/${room}`,
    from: `${top}/src`,
    except: [room, ...open].map((path) => `./${path}`),
    message: `src/${room} may import ${open.length > 0 ? open.join(', ') : 'no other room'}; see tools/rooms.cjs.`,
  }));

module.exports = { ROOMS, OFFICE_GLOBALS, zones };
