/** Errors of every kind, planted in the terms of one policy: each is found, its cause is named, and a clean sheet has none. */
import { everyKind } from '../../support/audit-tried';

everyKind('shangyu-clusters-2017');
