import type { ConfigAnswer, EdgeClient } from '@quantum-chain/edge/client';
import type { ModelEngine } from '@quantum-chain/wasm';
import type { PublicClient } from 'viem';

export type Deployment = NonNullable<ConfigAnswer['deployment']>;

/** What every section needs: the edge that is checked, the chain it is checked against, the engine that does it. */
export interface VerifyContext {
  edge: EdgeClient;
  /** Asks the node directly: what the edge says of the chain counts for nothing here. */
  chain: PublicClient;
  contracts: Deployment;
  engine: ModelEngine;
  signal: AbortSignal;
}

/** What the log's section leaves for the others: the commands that this tab replayed. */
export interface ReplayedLog {
  records: ReadonlyMap<number, Uint8Array>;
}
