/**
 * The peers' packages, installed from their own lock when a benchmark first asks for them: into bench/peers, which no user installs.
 * `npm install --no-save` keeps to the lock as `npm ci` does, but puts up with a registry that lacks a peer's builds for other systems.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER } from './peer';

/** Undefined where everything is there; else why not. Peers that need no package run all the same. */
export const installPeers = (): string | undefined => {
  if (existsSync(join(FOLDER, 'node_modules', '.package-lock.json'))) return undefined;
  console.log('Installing the peers into bench/peers (npm install) …');
  const { status, stderr } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return status === 0 ? undefined : (stderr ?? '').trim().split('\n')[0] || 'npm install failed';
};
