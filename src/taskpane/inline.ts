/** What a pane without a worker fetches to compute by itself. */
export { compute } from '../run/compute';
export { withOverlaps } from '../run/overlaps';
export { planWrite } from '../run/plan';
