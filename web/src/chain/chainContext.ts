import type { ConfigAnswer } from '@quantum-chain/edge/client';
import { type Address, createPublicClient, defineChain, http, type PublicClient } from 'viem';
import { PageError } from '../errors/pageError.ts';

/** The chain as this tab reaches it by itself: its address comes from the edge, its answers do not. */
export interface ChainContext {
  chainId: number;
  rpcUrl: string;
  client: PublicClient;
  contracts: {
    exchange: Address;
    modelRegistry: Address;
    modelVaultFactory: Address;
    tUSD: Address;
    tBTC: Address;
  };
  /** Logs before this block are of no interest. */
  fromBlock: bigint;
}

const POLLING_MS = 500;

/** @throws PageError `NO_CHAIN` where the edge runs without one. */
export function chainContextOf(config: ConfigAnswer): ChainContext {
  const { rpcUrl, contracts, chainId } = config;
  if (!rpcUrl || !contracts) throw new PageError('NO_CHAIN');
  const addressOf = (name: string): Address => {
    const address = contracts[name];
    if (!address) throw new PageError('NO_CHAIN', { details: { contract: name } });
    return address;
  };
  return {
    chainId,
    rpcUrl,
    client: createPublicClient({
      chain: chainOf(chainId, rpcUrl),
      transport: http(rpcUrl, { batch: true }),
      pollingInterval: POLLING_MS,
      cacheTime: 0,
    }),
    contracts: {
      exchange: addressOf('exchange'),
      modelRegistry: addressOf('modelRegistry'),
      modelVaultFactory: addressOf('modelVaultFactory'),
      tUSD: addressOf('tUSD'),
      tBTC: addressOf('tBTC'),
    },
    fromBlock: 0n,
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
