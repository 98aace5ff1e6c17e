/**
 * `node -r as-system.cjs …` with AS_SYSTEM=win32 or darwin: the names, the line end and the paths of that system in, a process that sees these instead of its own out.
 * As on Windows, paths have a drive and backslashes, and `node:path` is the one of Windows; files are found all the same.
 */
const fs = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');

const system = process.env.AS_SYSTEM;
const set = (object, name, value) => Object.defineProperty(object, name, { value, configurable: true, enumerable: true });

const DRIVE = /^[A-Z]:[\\/]/;
const here = (file) => (typeof file === 'string' && DRIVE.test(file) ? file.slice(2).replaceAll('\\', '/') : file);
const there = (file) => `C:${file.replaceAll('/', '\\')}`;

if (system !== undefined) {
  set(process, 'platform', system);
  set(os, 'platform', () => system);
  set(os, 'type', () => (system === 'win32' ? 'Windows_NT' : 'Darwin'));
}

if (system === 'win32') {
  set(os, 'EOL', '\r\n');
  for (const [name, original] of Object.entries(fs))
    if (name.endsWith('Sync') && typeof original === 'function')
      fs[name] = (...args) => {
        const result = original(...args.map(here));
        return name === 'realpathSync' ? there(result) : result;
      };
  const load = Module._load;
  Module._load = (request, ...rest) => (/^(?:node:)?path$/.test(request) ? path.win32 : load(request, ...rest));
}
