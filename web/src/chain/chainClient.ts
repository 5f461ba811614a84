import { createClient, http, type PublicClient } from 'viem';
import {
  getBalance,
  getBlock,
  getBlockNumber,
  getContractEvents,
  getLogs,
  getTransactionReceipt,
  readContract,
} from 'viem/actions';
import { chainOf } from './chainOf.ts';

/** What the pages ask the chain. viem's whole client would be a fifth of the first load. */
export type ChainClient = Pick<
  PublicClient,
  | 'request'
  | 'getBalance'
  | 'getBlock'
  | 'getBlockNumber'
  | 'getContractEvents'
  | 'getLogs'
  | 'getTransactionReceipt'
  | 'readContract'
>;

const POLLING_MS = 500;

export function chainClient(chainId: number, rpcUrl: string): ChainClient {
  const client = createClient({
    chain: chainOf(chainId, rpcUrl),
    transport: http(rpcUrl, { batch: true }),
    pollingInterval: POLLING_MS,
    cacheTime: 0,
  });
  const actions = {
    getBalance,
    getBlock,
    getBlockNumber,
    getContractEvents,
    getLogs,
    getTransactionReceipt,
    readContract,
  };
  // viem binds its own actions to a client in the same way, one by one.
  const bound = Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [
      name,
      (args: never) => (action as (to: typeof client, args: never) => unknown)(client, args),
    ]),
  );
  return Object.assign(client, bound) as unknown as ChainClient;
}
