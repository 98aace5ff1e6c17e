/** What a pane without a worker fetches to compute by itself. */
export { lookback } from '../run/lookback';
export { createService } from './service';
