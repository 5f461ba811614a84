import { z } from 'zod';
import { type Candle, type MarketGrid, toGrid } from './candle.ts';
import { type CandleSource, CandleSourceError } from './candleSource.ts';

const COINBASE_URL = 'https://api.exchange.coinbase.com';
const BAR_MS = 3_600_000;
/** Coinbase answers at most 300 bars a request; eight requests once at start give 100 days to train on. */
const BARS_PER_REQUEST = 300;
const PAGES_AT_START = 8;
const TIMEOUT_MS = 8_000;

/** `[time in seconds, low, high, open, close, volume]`, newest first: the public REST API's own order. */
const rowsShape = z
  .array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]))
  .max(350);

/** Hourly bars of Coinbase Exchange's public market data, at everybody's clock. */
export function liveCandles(product: string, grid: MarketGrid, baseUrl = COINBASE_URL): CandleSource {
  const known = new Map<number, Candle>();

  async function fetchPage(startMs: number, endMs: number): Promise<void> {
    const query = new URLSearchParams({
      granularity: String(BAR_MS / 1000),
      start: new Date(startMs).toISOString(),
      end: new Date(endMs).toISOString(),
    });
    for (const [seconds, low, high, open, close, volume] of await readRows(
      `${baseUrl}/products/${product}/candles?${query}`,
    )) {
      const candle = toGrid({ openTimeMs: seconds * 1000, open, high, low, close, volume }, grid);
      if (!candle)
        throw new CandleSourceError('CANDLES_INVALID', `bar at ${seconds} is out of order or range`);
      known.set(candle.openTimeMs, candle);
    }
  }

  return {
    kind: 'live',
    label: `Coinbase ${product}, live`,
    barMs: BAR_MS,
    simulated: false,
    replayed: false,
    seed: null,
    defaultStartMs: null,
    async load(nowMs: number): Promise<readonly Candle[]> {
      const currentOpenMs = nowMs - (nowMs % BAR_MS);
      // Once history is there, the current bar and the one just closed are all that can change.
      const pages = known.size > 0 ? 1 : PAGES_AT_START;
      const barsPerPage = known.size > 0 ? 2 : BARS_PER_REQUEST;
      for (let page = 0; page < pages; page++) {
        const endMs = currentOpenMs - page * barsPerPage * BAR_MS;
        await fetchPage(endMs - (barsPerPage - 1) * BAR_MS, endMs);
      }
      const oldestKeptMs = currentOpenMs - PAGES_AT_START * BARS_PER_REQUEST * BAR_MS;
      for (const openTimeMs of known.keys()) if (openTimeMs <= oldestKeptMs) known.delete(openTimeMs);
      if (known.size === 0) throw new CandleSourceError('CANDLES_UNAVAILABLE', `${product} has no bars`);
      return [...known.values()].sort((left, right) => left.openTimeMs - right.openTimeMs);
    },
  };
}

async function readRows(url: string): Promise<z.infer<typeof rowsShape>> {
  let body: unknown;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', 'user-agent': 'quantum-chain-edge' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    body = await response.json();
  } catch (error) {
    throw new CandleSourceError('CANDLES_UNAVAILABLE', 'the exchange did not answer', error);
  }
  const rows = rowsShape.safeParse(body);
  if (!rows.success)
    throw new CandleSourceError('CANDLES_INVALID', 'the exchange answered another shape', rows.error);
  return rows.data;
}
