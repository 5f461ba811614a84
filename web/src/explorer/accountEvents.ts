import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';
import { queryClient } from '../state/queryClient.ts';
import { vaultsQuery } from '../vaults/vaultsQuery.ts';
import { type EventView, readEvents } from './chainData.ts';

/** An event names at most three things by which logs can be found. */
const INDEXED_MAX = 3;
const EVENTS_MAX = 200;

/** What our contracts said about an account, newest first: every event that names it in a topic. */
export async function readAccountEvents(chain: ChainContext, account: Hex): Promise<EventView[]> {
  const vaults = await queryClient.fetchQuery(vaultsQuery(chain));
  const { exchange, modelRegistry, modelVaultFactory, tUSD, tBTC } = chain.contracts;
  const address = [
    exchange,
    modelRegistry,
    modelVaultFactory,
    tUSD,
    tBTC,
    ...vaults.map((vault) => vault.address),
  ];
  const topic = `0x${account.slice(2).toLowerCase().padStart(64, '0')}`;
  const found = await Promise.all(
    Array.from({ length: INDEXED_MAX }, (_, before) =>
      readEvents(chain, { address, topics: [...Array.from({ length: before + 1 }, () => null), topic] }),
    ),
  );
  // A transfer to oneself is found twice.
  const once = new Map(found.flat().map((event) => [event.key, event]));
  return [...once.values()].sort((left, right) => right.blockNumber - left.blockNumber).slice(0, EVENTS_MAX);
}
