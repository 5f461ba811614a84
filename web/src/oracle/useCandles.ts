'use client';
import type { CandlesAnswer } from '@quantum-chain/edge/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { edge } from '../edge/edge.ts';
import { type Loadable, loadable } from '../state/loadable.ts';
import { aggregateBars, type Bar, toBar } from './aggregateCandles.ts';
import { candlesQuery, extendForming, mergeCandles } from './candles.ts';
import { useClock } from './useClock.ts';

/** Bars up to the moment, the forming one last, as long as `barMs` (or as the market has them). */
export function useCandles(market: string | undefined, barMs?: number): Loadable<Bar[]> {
  const client = useQueryClient();
  const clock = useClock(market);
  const query = useQuery(candlesQuery(market));
  const lastOpenMs = query.data?.candles.at(-1)?.openTimeMs;
  const bar = clock?.bar;

  useEffect(() => {
    if (market === undefined || bar === undefined || lastOpenMs === undefined) return;
    let current = true;
    edge
      .candles(market, { from: lastOpenMs, to: Number.MAX_SAFE_INTEGER })
      .then((newer) => {
        if (current)
          client.setQueryData(candlesQuery(market).queryKey, (known: CandlesAnswer | undefined) =>
            known ? mergeCandles(known, newer) : newer,
          );
      })
      // The next bar tries again; the chart shows what it has until then.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [client, market, bar, lastOpenMs]);

  const price = clock?.markPrice;
  return useMemo(() => {
    const loaded = loadable(query);
    if (loaded.state !== 'ready') return loaded;
    const { candles, forming, barMs: ownBarMs } = loaded.value;
    const live = forming ? [price === undefined ? forming : extendForming(forming, price)] : [];
    const bars = [...candles, ...live].map(toBar);
    return { state: 'ready', value: barMs && barMs > ownBarMs ? aggregateBars(bars, barMs) : bars };
  }, [query, price, barMs]);
}
