/** How a unit came to its place: the weighted parts, the score, the place, the size of the group, the numbers that may be supported, and what is left open. */
import { text, type Lang } from '../../core/lang';
import type { Item } from '../../policy/model';
import type { Step } from '../explanation';
import type { Settlement } from '../outcome';
import { standingOf } from '../ranking/standing';
import { COMBINED, classText, isOpen, placeText, rangesText, scoreText, sizeText } from '../ranking/words';
import { bothNumbers } from './format';
import { trace, type Tracing } from './trace';

export const rankingSteps = (settlement: Settlement, index: number, unit: number, item: Item, tracing: Tracing): Step[] => {
  const { ranking } = item;
  const found = standingOf(settlement, index, unit);
  if (!ranking || !found) return [];
  const { group, standing, ranking: outcome } = found;
  const step = (kind: Step['kind'], label: Step['label'], value: Step['value'], children: readonly Step[] = []): Step => ({
    kind,
    label,
    value,
    children,
    article: item.article,
  });
  const parts = ranking.measures.map(({ text: name, weight, node }, m): Step => {
    const share = weight.op === 'literal' ? bothNumbers(weight.value, weight.type) : text('', '');
    const part = scoreText(standing.parts[m] ?? { n: 0n, d: 1n }, outcome.as, ranking);
    return step('formula', text(`${name} × ${share.zh}`, `${name} × ${share.en}`), part, trace(node, tracing));
  });
  const tie = ranking.ties[outcome.tie ?? -1];
  return [
    step(
      'formula',
      text(`得分（${COMBINED[outcome.as].zh}）`, `Score (${COMBINED[outcome.as].en})`),
      scoreText(standing.score, outcome.as, ranking),
      parts,
    ),
    step('formula', text(`“${group.name}”中的名次`, `Place in “${group.name}”`), placeText(standing)),
    step('formula', text('参加排名', 'Ranked'), sizeText(group)),
    ...(tie
      ? [step('formula', text('同分时', 'Equal scores'), text(`${tie.text}高者在前`, `the higher ${tie.text} first`))]
      : []),
    step('cap', text('每组扶持家数', 'Numbers per group'), rangesText(outcome, ranking)),
    step(
      'result',
      text('按名次可列为', 'By its place'),
      isOpen(standing)
        ? text(`${classText(standing, ranking).zh}（由核定家数决定）`, `${classText(standing, ranking).en} (the numbers decide)`)
        : classText(standing, ranking),
    ),
  ];
};

/** The same in one line. */
export const rankingLine = (settlement: Settlement, index: number, unit: number, item: Item, lang: Lang): string | undefined => {
  const found = standingOf(settlement, index, unit);
  if (!item.ranking || !found) return undefined;
  const { group, standing } = found;
  const say = { place: placeText(standing)[lang], size: sizeText(group)[lang], as: classText(standing, item.ranking)[lang] };
  return lang === 'zh'
    ? `${group.name}${say.place}，${say.size}；可列为${say.as}`
    : `${group.name}: ${say.place}, ${say.size}; ${say.as}`;
};
