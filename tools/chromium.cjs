/** A Chromium for drawing icons and for browser tests: the one named by CHROMIUM_PATH, else one that the machine has. */
const { existsSync } = require('node:fs');
const { chromium } = require('playwright-core');

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** It talks to nobody: no updates, no metrics, no component downloads. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

function launchChromium() {
  const executablePath = process.env.CHROMIUM_PATH ?? KNOWN.find((path) => existsSync(path));
  if (!executablePath) throw new Error('No Chromium found. Install one, or name it in CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: ARGS });
}

module.exports = { launchChromium };
