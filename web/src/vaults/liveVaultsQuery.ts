import type { VaultAnswer } from '@quantum-chain/edge/client';
import { queryOptions } from '@tanstack/react-query';
import { edge } from '../edge/edge.ts';

const POLL_MS = 4_000;

/** What the edge does for each vault now, by its address in lower case. */
export const liveVaultsQuery = queryOptions({
  queryKey: ['vaults', 'live'],
  refetchInterval: POLL_MS,
  queryFn: async (): Promise<Record<string, VaultAnswer>> =>
    Object.fromEntries((await edge.vaults()).map((vault) => [vault.address.toLowerCase(), vault])),
});
