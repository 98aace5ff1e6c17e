/** City and district: the city's share rounded half up to the 分, the district the rest, so that both always add up to the award. */
import { multiply, rational, type Rational } from '../../core/rational';
import { roundFen } from '../round';

export const cityPart = (fen: number, share: Rational): number =>
  Number(roundFen(multiply(rational(fen, 100), share), { to: 1, mode: 'half-up' }));
