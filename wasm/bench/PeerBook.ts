import type { Contender } from './measure.ts';
import type { Workload } from './workload.ts';

/** Another order book with the same work, of which it gets one `part`th. */
export type PeerBook = (workload: Workload, part: number) => Contender;
