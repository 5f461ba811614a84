import type { Common } from '@ethereumjs/common';
import type { Chain } from '../chain/chain.ts';
import type { Executor } from '../execution/executor.ts';
import type { Mempool } from '../mempool/mempool.ts';
import type { ChainStore } from '../state/chain-store.ts';
import type { Arrivals } from './arrivals.ts';
import type { Filters } from './filters.ts';
import type { Subscriptions } from './subscriptions.ts';

/** The node as the RPC methods see it. */
export interface NodeContext {
  readonly chain: Chain;
  readonly store: ChainStore;
  readonly mempool: Mempool;
  readonly executor: Executor;
  readonly common: Common;
  readonly filters: Filters;
  readonly arrivals: Arrivals;
  readonly clientVersion: string;
  /** Unix milliseconds. */
  now(): number;
}

/** One call's surroundings: the node, and the socket's subscriptions where there is a socket. */
export interface CallContext extends NodeContext {
  readonly subscriptions: Subscriptions | undefined;
}
