import type { Deployment } from '@quantum-chain/contracts';
import type { ConfigAnswer } from '@quantum-chain/edge/client';
import { createPublicClient, defineChain, http, type PublicClient } from 'viem';
import { PageError } from '../errors/pageError.ts';

/** The chain as this tab reaches it by itself: its address comes from the edge, its answers do not. */
export interface ChainContext {
  chainId: number;
  rpcUrl: string;
  client: PublicClient;
  contracts: Pick<Deployment, 'exchange' | 'modelRegistry' | 'modelVaultFactory' | 'tUSD' | 'tBTC'>;
  /** Logs before this block are of no interest. */
  fromBlock: bigint;
}

const POLLING_MS = 500;

/** @throws PageError `NO_CHAIN` where the edge runs without one. */
export function chainContextOf({ chainId, rpcUrl, deployment }: ConfigAnswer): ChainContext {
  if (!rpcUrl || !deployment) throw new PageError('NO_CHAIN');
  return {
    chainId,
    rpcUrl,
    client: createPublicClient({
      chain: chainOf(chainId, rpcUrl),
      transport: http(rpcUrl, { batch: true }),
      pollingInterval: POLLING_MS,
      cacheTime: 0,
    }),
    contracts: deployment,
    fromBlock: BigInt(deployment.blockNumber),
  };
}

/** What wallets need to know of the chain. */
export function chainOf(chainId: number, rpcUrl: string) {
  return defineChain({
    id: chainId,
    name: 'QoraNet devnet',
    nativeCurrency: { name: 'QOR', symbol: 'QOR', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
}
