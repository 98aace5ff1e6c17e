/** An audit as JSON text, one finding per line, so that it can be read line by line. Amounts are texts in yuan with two decimals, or null. */
import type { Lang } from '../../core/lang';
import { yuanText } from '../../core/money';
import { toDecimal } from '../../core/rational';
import { aboutText } from '../../audit/about';
import type { Audit } from '../../audit/audit';
import { CAUSE_TEXT } from '../../audit/causes/cause';
import type { ColumnResult } from '../../audit/differences/differences';
import type { Finding } from '../../audit/finding';
import { ENGINE_VERSION, type Computed } from '../../run/run';
import { columnLetters } from '../../sheet/port/own-names';

export interface AuditReport {
  readonly audit: Audit;
  readonly computed: Computed;
  readonly lang: Lang;
  readonly file: string;
  readonly fileSha256: string;
  /** ISO time. */
  readonly now: string;
}

const yuan = (fen: number | null): string | null => (fen === null ? null : yuanText(fen));

const columnJson = ({ given, unit, comparison, sumGiven, sumExpected, sumOpen }: ColumnResult): object => ({
  column: columnLetters(given.column),
  header: given.header,
  kind: given.kind,
  unit,
  unitFrom: given.unitSource === 'none' ? 'values' : given.unitSource,
  items: given.items,
  all: given.all,
  given: comparison.given,
  agreeing: comparison.agreeing,
  differing: comparison.differences.length,
  open: comparison.open.length,
  sumGiven: yuanText(sumGiven),
  sumDue: yuanText(sumExpected),
  sumOpen: yuanText(sumOpen),
});

const findingJson = (finding: Finding, lang: Lang): object => ({
  id: finding.id,
  kind: finding.kind,
  sheet: finding.at.sheet,
  cell: finding.at.cell,
  row: finding.row,
  enterprise: { code: finding.code, name: finding.enterprise },
  project: finding.project,
  about: aboutText(finding, lang),
  given: yuan(finding.given),
  due: yuan(finding.expected),
  difference: yuan(finding.difference),
  causes: finding.causes.map(({ id, text, exact, comesTo, item }) => ({
    cause: id,
    name: CAUSE_TEXT[id][lang],
    text: text[lang],
    exact,
    comesTo: yuanText(comesTo),
    item: item ?? null,
  })),
  message: finding.message[lang],
  related: finding.related,
  mark: finding.mark,
  remark: finding.remark,
});

export function* auditJson({ audit, computed, lang, file, fileSha256, now }: AuditReport): Generator<string> {
  const { settlement, read } = computed;
  const { policy, choices, unchecked } = settlement;
  const { reconciliation: r } = audit;
  const list = function* (name: string, values: readonly object[]): Generator<string> {
    yield `"${name}":[\n`;
    for (let i = 0; i < values.length; i += 1) yield `${JSON.stringify(values[i])}${i + 1 < values.length ? ',' : ''}\n`;
    yield '],\n';
  };
  yield `{"policy":${JSON.stringify({ id: policy.id, version: policy.version, sha256: policy.sha256 })},\n"year":${choices.year},\n"sheet":${JSON.stringify(settlement.table.sheet)},\n`;
  yield* list('columns', audit.columns.map(columnJson));
  yield* list(
    'findings',
    audit.findings.map((finding) => findingJson(finding, lang)),
  );
  yield* list(
    'resolved',
    audit.resolved.map((finding) => findingJson(finding, lang)),
  );
  yield* list(
    'causes',
    audit.causes.map(({ id, text, exact, near, over, under }) => ({
      cause: id,
      name: text[lang],
      exact,
      near,
      over: yuanText(over),
      under: yuanText(under),
    })),
  );
  yield `"reconciliation":${JSON.stringify({
    rows: r.rows,
    enterprises: r.enterprises,
    projects: r.projects,
    checked: r.checked,
    holding: r.holding,
    summaries: r.summaries,
    towns: r.towns.map(({ given, expected, ...town }) => ({ ...town, given: given.map(yuanText), due: expected.map(yuanText) })),
    items: r.items.map(({ title, given, expected, ...item }) => ({
      ...item,
      title: title[lang],
      given: yuan(given),
      due: yuanText(expected),
    })),
  })},\n`;
  yield* list(
    'problems',
    [...computed.problems, ...audit.problems].map(({ code, severity, place, message, found }) => ({
      code,
      severity,
      file: place.file ?? null,
      sheet: place.sheet ?? null,
      cell: place.cell ?? null,
      row: place.row ?? null,
      name: place.name ?? null,
      message: message[lang],
      found: found ?? null,
    })),
  );
  yield `"receipt":${JSON.stringify({
    engine: ENGINE_VERSION,
    file,
    fileSha256,
    inputSha256: read.inputHash,
    margin: toDecimal(audit.margin),
    compared: audit.compared,
    alongside: audit.alongside.map(({ id, year }) => ({ id, year: year ?? null })),
    unchecked: unchecked.map((g) => policy.gates[g]?.id),
    time: now,
  })}}\n`;
}
