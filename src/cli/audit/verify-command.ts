/** `cesuan verify OUT.xlsx`: computes a result of ours again from its receipt; prints whether it is identical, or what is not. */
import { text } from '../../core/lang';
import { failed, type Problem, type Result } from '../../core/problem';
import { verify, type PackOf } from '../../audit/verify/verify';
import { identical } from '../../audit/verify/words';
import { withFormulas } from '../../formulas/columns';
import type { Policy } from '../../policy/model';
import { policyIds } from '../../run/policies';
import type { Args } from '../args';
import type { Command } from '../command';
import { EXIT, need, needed, Stop } from '../exit';
import { notAWorkbook } from '../files/file-problems';
import { openInput } from '../files/input';
import { HELP_OPTION, LANG_OPTION } from '../options';
import { checkOutputs, filled, STDOUT, wantedOf, writeOutputs } from '../files/outputs';
import { loadPack } from '../files/pack';
import { inFile } from '../prepare/prepare';
import { report } from '../report';
import type { Session } from '../session';
import { verifyJson, verifyText } from './verify-report';

/** What can be done about it here. */
const hinted = (one: Problem): Problem =>
  one.code === 'pack-needed'
    ? {
        ...one,
        message: text(
          `${one.message.zh}请用 --policy 给出该政策包的文件夹。`,
          `${one.message.en} Give its pack’s folder with --policy.`,
        ),
      }
    : one;

/** Packs of the user's own win over those that come along: another version may be verified with its own pack. */
const packsOf = async (args: Args, session: Session): Promise<PackOf> => {
  const own = new Map<string, Result<Policy>>();
  const named = args.all('policy').flatMap((given) => given.split(/[,，]/));
  for (const given of named.map((one) => one.trim()).filter(Boolean)) {
    const { policy } = need(await loadPack(given, session.cwd));
    own.set(policy.id, { ok: true, value: policy, problems: [] });
  }
  return async (id) => {
    const found = own.get(id);
    if (found) return found;
    // An id that is not shipped must not be taken for a folder of that name.
    if (!policyIds.includes(id)) return failed();
    const pack = await loadPack(id, session.cwd);
    return pack.ok ? { ok: true, value: pack.value.policy, problems: [] } : pack;
  };
};

export const verifyCommand: Command = {
  name: 'verify',
  summary: text(
    '复核策算写出的结果：按其中的凭据重算，说明是否一致、哪里改动过',
    'verify a result of ours: compute it again from its receipt and say whether it is identical, or what changed',
  ),
  args: [{ name: 'OUT', help: text('cesuan award 或加载项写出的工作簿', 'a workbook that cesuan award or the add-in wrote') }],
  options: [
    {
      name: 'policy',
      short: 'p',
      value: 'FOLDER',
      many: true,
      help: text(
        '凭据所用政策包的文件夹（自备的，或旧版本）；随附的政策不用给',
        'folder of the pack that the receipt names (your own, or an older version); not needed for those that come along',
      ),
    },
    {
      name: 'json',
      value: 'OUT.json|-',
      help: text('写出 JSON；“-”为标准输出（此时不打印文字）', 'write JSON; “-” is stdout (the text is not printed then)'),
    },
    { name: 'force', short: 'f', help: text('覆盖已存在的输出文件', 'overwrite outputs that exist') },
    LANG_OPTION,
    HELP_OPTION,
  ],
  details: [
    text(
      '一致时退出码为 0，有不同为 1；不是策算的结果（没有凭据）或缺政策包时为 2。',
      'It exits with 0 where all is identical, 1 where something differs, 2 where there is no receipt or its pack is missing.',
    ),
  ],
  run: async (args, session, lang) => {
    const wanted = wantedOf(args);
    const file = args.positionals[0] as string;
    checkOutputs(file, wanted, session.cwd);
    const packOf = await packsOf(args, session);
    const input = need(await openInput(file, session.cwd));
    if (input.kind !== 'workbook') throw new Stop([notAWorkbook(file)]);
    const verified = await needed(verify(input.port, packOf, { formulas: () => Promise.resolve(withFormulas) }), EXIT.refused);
    const found = { ...verified, problems: verified.problems.map(hinted) };
    if (found.policies.length === 0) throw new Stop(found.problems.map((one) => ({ ...one, place: { ...one.place, file } })));
    const json = verifyJson(found, file, input.sha256, session.now().toISOString(), lang);
    if (wanted.json === STDOUT) await session.stdout.write(json);
    else {
      const target = wanted.json;
      const written = writeOutputs(target === undefined ? [] : [() => filled(target, wanted, session, [json])]);
      const paths = written.map((path) => (lang === 'zh' ? `已写入：${path}\n` : `Written: ${path}\n`));
      await session.stdout.write(`${verifyText(found.policies, lang)}${paths.join('')}`);
    }
    await report(inFile(found.problems, file), session, lang);
    if (found.problems.length > 0) return EXIT.refused;
    return identical(found) ? EXIT.done : EXIT.dataErrors;
  },
};
