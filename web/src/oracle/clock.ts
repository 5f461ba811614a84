import type { ClockAnswer } from '@quantum-chain/edge/client';
import { queryOptions } from '@tanstack/react-query';
import { edge } from '../edge/edge.ts';

/** Where a market's clock stands; the stream keeps it fresh. */
export function clockQuery(market: string | undefined) {
  return queryOptions({
    queryKey: ['oracle', 'clock', market],
    enabled: market !== undefined,
    queryFn: (): Promise<ClockAnswer> => edge.clock(market ?? ''),
  });
}
