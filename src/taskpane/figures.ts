/** Figures that an officer can enter: a parameter, or an item with a ceiling, in; a field with its title, its article, an example and what the workbook has for it, out. */
import { text, type Text } from '../core/lang';
import type { Place, Problem } from '../core/problem';
import { chooseAll } from '../engine/choose';
import { exampleOf } from '../engine/enter';
import type { Item, Parameter, Policy } from '../policy/model';
import { MONEY } from '../policy/units';
import { withFigures } from '../run/figures';
import { wantedOf, type State } from './state/state';

export interface Figure {
  /** The name under which the engine knows it. */
  readonly name: string;
  readonly title: Text;
  readonly article: string;
  readonly help?: Text;
  readonly example: Text;
  /** What the workbook's sheet of parameters has for it. */
  readonly onSheet?: { readonly value: string; readonly document: string; readonly at: Place };
}

export const figureOf = ({ name, en, article, help, type }: Parameter): Figure => ({
  name,
  title: text(name, en),
  article,
  example: exampleOf(type),
  ...(help && { help }),
});

export const decisionOf = ({ decidedBy, title, article }: Item): Figure[] =>
  decidedBy === undefined ? [] : [{ name: decidedBy, title, article, example: exampleOf(MONEY) }];

/** What is wrong with the figures that were entered, here or on the workbook's sheet of parameters; and each figure with what that sheet has for it. */
export const enteredFigures = (
  state: Pick<State, 'opened' | 'year' | 'readings' | 'parameters'>,
  policy: Policy,
): { readonly problems: readonly Problem[]; readonly withCell: (figure: Figure) => Figure } => {
  const wanted = wantedOf(state);
  const filledIn = state.opened ? withFigures(state.opened, policy, wanted) : { wanted, problems: [] };
  const onSheet = new Map((filledIn.wanted.figures ?? []).map((figure) => [figure.name, figure]));
  return {
    problems: [...filledIn.problems, ...chooseAll(policy, filledIn.wanted).problems],
    withCell: (figure) => {
      const cell = onSheet.get(figure.name);
      return cell ? { ...figure, onSheet: cell } : figure;
    },
  };
};
