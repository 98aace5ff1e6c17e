/** What the auditor said of earlier findings: the sheet of findings of the last audit in; marks and remarks by id, and findings with theirs, out. A mark is never lost, also where its finding is gone. */
import { text } from '../core/lang';
import type { Problem } from '../core/problem';
import { lastColumnOf, lastRowOf, shownAt } from '../sheet/cells';
import type { Grid } from '../sheet/port/port';
import { type Finding, type FindingKind, type Mark } from './finding';

export interface KeptMark {
  readonly mark: Mark | '';
  readonly remark: string;
  /** The finding as the sheet showed it. */
  readonly shown: {
    readonly kind: FindingKind;
    readonly enterprise: string;
    readonly about: string;
    readonly message: string;
    readonly cell: string;
  };
}

export type KeptMarks = ReadonlyMap<string, KeptMark>;

/** Headers of the sheet of findings that are read back, in both languages. */
export const MARK_HEADERS = {
  id: text('编号', 'Id'),
  kind: text('类别', 'Kind'),
  cell: text('单元格', 'Cell'),
  enterprise: text('企业名称', 'Enterprise'),
  about: text('核对内容', 'About'),
  message: text('说明', 'Finding'),
  mark: text('核对意见', 'Opinion'),
  remark: text('备注', 'Remark'),
} as const;

export const KIND_WORDS = {
  difference: text('金额不符', 'Difference'),
  open: text('无法核对', 'Cannot be checked'),
  double: text('疑似重复', 'Possible double'),
  edge: text('贴近界限', 'At a line'),
  total: text('合计不符', 'Total'),
  split: text('分担不符', 'Split'),
} as const satisfies Readonly<Record<FindingKind, unknown>>;

/** People write an opinion in either language, or a tick. */
const WORDS: Readonly<Record<string, Mark>> = {
  认可: '认可',
  同意: '认可',
  accepted: '认可',
  '√': '认可',
  存疑: '存疑',
  doubtful: '存疑',
  '?': '存疑',
  '？': '存疑',
  更正: '更正',
  corrected: '更正',
};

export const MARK_WORDS: Readonly<Record<Mark, { readonly zh: string; readonly en: string }>> = {
  认可: text('认可', 'Accepted'),
  存疑: text('存疑', 'Doubtful'),
  更正: text('更正', 'Corrected'),
};

/** Rows below the row of headers that has both the id and the opinion; whatever else an auditor wrote on the sheet is passed over. */
export const readMarks = (grid: Grid): KeptMarks => {
  const kept = new Map<string, KeptMark>();
  for (let row = grid.firstRow; row <= lastRowOf(grid); row += 1) {
    const at = new Map<keyof typeof MARK_HEADERS, number>();
    for (let column = grid.firstColumn; column <= lastColumnOf(grid); column += 1) {
      const shown = shownAt(grid, row, column).trim();
      for (const key of Object.keys(MARK_HEADERS) as (keyof typeof MARK_HEADERS)[])
        if (shown !== '' && (MARK_HEADERS[key].zh === shown || MARK_HEADERS[key].en === shown)) at.set(key, column);
    }
    if (!at.has('id') || !at.has('mark') || !at.has('remark')) continue;
    for (let r = row + 1; r <= lastRowOf(grid); r += 1) {
      const cell = (key: keyof typeof MARK_HEADERS): string =>
        at.has(key) ? shownAt(grid, r, at.get(key) as number).trim() : '';
      const [id, written, remark] = [cell('id'), cell('mark'), cell('remark')];
      if (id === '' || (written === '' && remark === '')) continue;
      const mark = WORDS[written.toLowerCase()] ?? '';
      const kinds = Object.keys(KIND_WORDS) as FindingKind[];
      kept.set(id, {
        mark,
        // What is no mark that we know is kept as a remark.
        remark: mark === '' && written !== '' ? [written, remark].filter(Boolean).join('；') : remark,
        shown: {
          kind:
            kinds.find((kind) => KIND_WORDS[kind].zh === cell('kind') || KIND_WORDS[kind].en === cell('kind')) ?? 'difference',
          enterprise: cell('enterprise'),
          about: cell('about'),
          message: cell('message'),
          cell: cell('cell'),
        },
      });
    }
    break;
  }
  return kept;
};

const changed = (sheet: string, ids: readonly string[]): Problem => ({
  code: 'marked-finding-changed',
  severity: 'warning',
  place: { sheet },
  message: text(
    `${ids.length} 项已有核对意见的金额后来有变动，意见和备注照旧保留，请重新看：${ids.slice(0, 10).join('、')}${ids.length > 10 ? ' 等' : ''}。`,
    `${ids.length} findings have changed since they were marked; marks and remarks are kept, please look again: ${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ', …' : ''}.`,
  ),
});

export const withMarks = (
  findings: readonly Finding[],
  kept: KeptMarks | undefined,
  sheet: string,
): { readonly findings: readonly Finding[]; readonly resolved: readonly Finding[]; readonly problems: readonly Problem[] } => {
  if (!kept || kept.size === 0) return { findings, resolved: [], problems: [] };
  const used = new Set<string>();
  const differ: string[] = [];
  const marked = findings.map((finding) => {
    const said = kept.get(finding.id);
    if (!said) return finding;
    used.add(finding.id);
    const { message } = said.shown;
    if (message !== '' && message !== finding.message.zh && message !== finding.message.en) differ.push(finding.id);
    return { ...finding, mark: said.mark, remark: said.remark };
  });
  const resolved = [...kept]
    .filter(([id]) => !used.has(id))
    .map(([id, { mark, remark, shown }]): Finding => ({
      id,
      kind: shown.kind,
      at: { sheet, cell: shown.cell },
      row: 0,
      enterprise: shown.enterprise,
      code: null,
      project: '',
      about: shown.about,
      given: null,
      expected: null,
      difference: null,
      causes: [],
      message: text(shown.message, shown.message),
      related: [],
      mark,
      remark,
    }));
  return { findings: marked, resolved, problems: differ.length > 0 ? [changed(sheet, differ)] : [] };
};
