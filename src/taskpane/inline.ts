/** What a pane without a worker fetches to compute by itself. */
export { createService } from './service';
