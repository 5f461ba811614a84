import type { Deployment } from '@quantum-chain/contracts';
import type { ConfigAnswer } from '@quantum-chain/edge/client';
import { PageError } from '../errors/pageError.ts';
import { type ChainClient, chainClient } from './chainClient.ts';

/** The chain as this tab reaches it by itself: its address comes from the edge, its answers do not. */
export interface ChainContext {
  chainId: number;
  rpcUrl: string;
  client: ChainClient;
  contracts: Pick<Deployment, 'exchange' | 'modelRegistry' | 'modelVaultFactory' | 'tUSD' | 'tBTC'>;
  /** Logs before this block are of no interest. */
  fromBlock: bigint;
}

/** @throws PageError `NO_CHAIN` where the edge runs without one. */
export function chainContextOf({ chainId, rpcUrl, deployment }: ConfigAnswer): ChainContext {
  if (!rpcUrl || !deployment) throw new PageError('NO_CHAIN');
  return {
    chainId,
    rpcUrl,
    client: chainClient(chainId, rpcUrl),
    contracts: deployment,
    fromBlock: BigInt(deployment.blockNumber),
  };
}
