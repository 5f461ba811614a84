'use client';
import type { BookState, TradeAnswer } from '@quantum-chain/edge/client';
import { useEffect, useState } from 'react';
import { edgeStream } from '../edge/edge.ts';
import { usePreferences } from '../frame/usePreferences.ts';

const TRADES_SHOWN = 60;
/** A book may change a thousand times a second; eyes and a slow phone want fewer, the data saver fewer still. */
const REDRAW_MS = 100;
const SAVING_REDRAW_MS = 1_000;

/** The whole book, redrawn at most ten times a second, or once with the data saver on. */
export function useBook(market: string | undefined): BookState | undefined {
  const [book, setBook] = useState<BookState>();
  const redrawMs = usePreferences().dataSaver ? SAVING_REDRAW_MS : REDRAW_MS;
  useEffect(() => {
    if (market === undefined) return;
    let latest: BookState | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = edgeStream().onBook(market, (next) => {
      latest = next;
      timer ??= setTimeout(() => {
        timer = undefined;
        setBook(latest);
      }, redrawMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [market, redrawMs]);
  return book;
}

/** The newest trades, newest first. */
export function useTrades(market: string | undefined): readonly TradeAnswer[] | undefined {
  const [trades, setTrades] = useState<readonly TradeAnswer[]>();
  useEffect(() => {
    if (market === undefined) return;
    return edgeStream().onTrades(market, (newer, type) =>
      setTrades((known) =>
        (type === 'snapshot' ? newer : mergeTrades(known ?? [], newer)).slice(0, TRADES_SHOWN),
      ),
    );
  }, [market]);
  return trades;
}

/** A trade may come again when it settles: then it replaces itself. */
function mergeTrades(known: readonly TradeAnswer[], newer: readonly TradeAnswer[]): TradeAnswer[] {
  const ids = new Set(newer.map(({ tradeId }) => tradeId));
  return [...newer, ...known.filter(({ tradeId }) => !ids.has(tradeId))].sort(
    (left, right) => right.tradeId - left.tradeId,
  );
}
