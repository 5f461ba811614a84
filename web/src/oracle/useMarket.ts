'use client';
import type { MarketAnswer } from '@quantum-chain/edge/client';
import { useQuery } from '@tanstack/react-query';
import { marketsQuery } from '../edge/queries.ts';

/** The one market there is so far, once the edge has named it. */
export function useMarket(): MarketAnswer | undefined {
  return useQuery(marketsQuery).data?.[0];
}
