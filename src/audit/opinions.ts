/**
 * Opinions of an auditor on their way into the working paper: what the pane was told of a finding is kept in the workbook's memory at once, and on the sheet of
 * findings when it is written. The sheet's opinions and the memory's in; what holds of each finding, out. The later word counts: an opinion that was changed on the
 * sheet after the pane kept its own is the sheet's.
 */
import { memoryWithOpinions, recall, type Memory, type Opinion, type Opinions } from '../sheet/compose/memory';
import type { Finding, FindingKind, Mark } from './finding';
import { KIND_WORDS, MARK_WORDS, type KeptMark, type KeptMarks } from './marks';

export interface Said {
  readonly mark: Mark | '';
  readonly remark: string;
}

export const NOTHING_SAID: Said = { mark: '', remark: '' };

const isMark = (text: string): text is Mark => Object.hasOwn(MARK_WORDS, text);
const isKind = (text: string): text is FindingKind => Object.hasOwn(KIND_WORDS, text);

const saidIn = ({ mark, remark }: { readonly mark: string; readonly remark: string }): Said => ({
  mark: isMark(mark) ? mark : '',
  remark,
});

export const same = (a: Said, b: Said): boolean => a.mark === b.mark && a.remark === b.remark;

/** What the sheet says of a finding; nothing where it has none. */
export const onSheet = (sheet: KeptMarks | undefined, id: string): Said => sheet?.get(id) ?? NOTHING_SAID;

/** A finding's opinion as the memory keeps it. */
export const opinionOn = (finding: Finding, said: Said, was: Said): Opinion => ({
  mark: said.mark,
  remark: said.remark,
  was: { mark: was.mark, remark: was.remark },
  shown: {
    kind: finding.kind,
    enterprise: finding.enterprise,
    about: finding.about,
    message: finding.message.zh,
    cell: finding.at.cell,
  },
});

const keptOf = ({ shown, ...said }: Opinion): KeptMark => ({
  ...saidIn(said),
  shown: { ...shown, kind: isKind(shown.kind) ? shown.kind : 'difference' },
});

/** Those of the memory that the sheet has not overtaken. */
export const standing = (sheet: KeptMarks | undefined, opinions: Opinions): Opinions =>
  Object.fromEntries(Object.entries(opinions).filter(([id, { was }]) => same(saidIn(was), onSheet(sheet, id))));

/** Undefined where nobody has said anything. */
export const withOpinions = (sheet: KeptMarks | undefined, opinions: Opinions): KeptMarks | undefined => {
  const all = new Map(sheet);
  for (const [id, opinion] of Object.entries(standing(sheet, opinions))) all.set(id, keptOf(opinion));
  for (const [id, kept] of all) if (same(kept, NOTHING_SAID)) all.delete(id);
  return all.size > 0 ? all : undefined;
};

export const opinionsIn = (memory: string | undefined, policy: string): Opinions => recall(memory)?.opinions?.[policy] ?? {};

/** The memory's text with these opinions in place of those that it had; untouched where that changes nothing. */
export const rememberOpinions = (memory: string | undefined, policy: string, opinions: Opinions): string => {
  const before: Memory | undefined = recall(memory);
  if (Object.keys(opinions).length === 0 && before?.opinions?.[policy] === undefined) return memory ?? '';
  return memoryWithOpinions(before, policy, opinions);
};
