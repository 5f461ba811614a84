'use client';
import type { ClockAnswer } from '@quantum-chain/edge/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { edgeStream } from '../edge/edge.ts';
import { clockQuery } from './clock.ts';

/** The market's clock, as it ticks. */
export function useClock(market: string | undefined): ClockAnswer | undefined {
  const client = useQueryClient();
  useEffect(() => {
    if (market === undefined) return;
    return edgeStream().onClock(market, (clock) => client.setQueryData(clockQuery(market).queryKey, clock));
  }, [client, market]);
  return useQuery(clockQuery(market)).data;
}
