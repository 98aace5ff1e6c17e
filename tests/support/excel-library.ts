/** Loads the client library of Microsoft, as published, into the jsdom window of a test; once for each test file. */
import { readFileSync } from 'node:fs';
import { attach, createHost, type BookSpec, type ExcelHost, type ProfileName } from './excel-host';

let loaded = false;

export const loadLibrary = (): void => {
  if (loaded) return;
  // jsdom runs scripts that are added to the page, as a browser does.
  const script = document.createElement('script');
  script.textContent = readFileSync(require.resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js'), 'utf8');
  document.head.append(script);
  loaded = true;
};

/** A fresh host behind the global `Excel`. */
export const startHost = (spec: BookSpec, profile: ProfileName = 'm365'): ExcelHost => {
  loadLibrary();
  const host = createHost(spec, profile);
  attach(globalThis, host);
  return host;
};
