/** What a pane without a worker fetches to compute by itself. */
export { lookback } from '../../run/lookback';
export { recogniseNow } from './recognised';
export { createService } from './service';
