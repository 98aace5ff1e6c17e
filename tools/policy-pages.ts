/** The shipped packs come in; docs/policies, a page per policy and language, goes out. Run by `npm run policy-pages`; a test holds the pages against the packs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadShipped, policyIds } from '../src/run/policies';
import { policyPage } from './policy-page';

const folder = join(__dirname, '..', 'docs', 'policies');

const write = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  for (const id of policyIds) {
    const policy = await loadShipped(id);
    if (!policy.ok) throw new Error(policy.problems.map(({ message }) => message.en).join('\n'));
    writeFileSync(join(folder, `${id}.md`), policyPage(policy.value, 'zh'));
    writeFileSync(join(folder, `${id}.en.md`), policyPage(policy.value, 'en'));
  }
};

void write();
