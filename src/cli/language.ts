/** The language of a run: `--lang`, else the environment's, else Chinese. */
import type { Lang } from '../core/lang';
import type { Session } from './session';

const FROM_ENVIRONMENT = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** Looks at the raw arguments, since messages about the arguments themselves need a language too. */
export const languageOf = (argv: readonly string[], env: Session['env']): Lang => {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = argv[at]?.includes('=') ? argv[at].slice('--lang='.length) : at >= 0 ? argv[at + 1] : undefined;
  if (asked === 'zh' || asked === 'en') return asked;
  const set = FROM_ENVIRONMENT.map((name) => env[name]).find(Boolean);
  return set !== undefined && /^en(?:[_.@-]|$)/i.test(set) ? 'en' : 'zh';
};
