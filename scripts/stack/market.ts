import { findShared } from '../shared.ts';
import type { StackOptions } from './options.ts';

/** Real hourly prices that stand beside the project on developers' machines. */
const SHARED_CANDLES = ['market', 'Coinbase_BTCUSD_1h.csv'];
/** A lively half-year of that file, with 16 months of history before it to train on. */
const SHARED_START_MS = Date.UTC(2018, 10, 1);
const LIVE_PROBE_URL = 'https://api.exchange.coinbase.com/products/BTC-USD/ticker';
const LIVE_PROBE_TIMEOUT_MS = 3_000;

export type MarketSettings = {
  source: 'file' | 'live' | 'simulated';
  candlesFile?: string;
  speed: number;
  startMs?: number;
  seed: number;
};

async function liveIsReachable(): Promise<boolean> {
  try {
    const response = await fetch(LIVE_PROBE_URL, { signal: AbortSignal.timeout(LIVE_PROBE_TIMEOUT_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Which prices the market shows: what was asked for, or with `auto` real ones if there are any, else simulated. */
export async function chooseMarket(
  options: StackOptions,
): Promise<{ label: string; settings: MarketSettings }> {
  const common = {
    speed: options.marketSpeed,
    seed: options.marketSeed,
    ...(options.marketStartMs === undefined ? {} : { startMs: options.marketStartMs }),
  };
  const { marketSource: source } = options;
  const candlesFile = options.candlesFile ?? findShared(...SHARED_CANDLES);
  const speedLabel = common.speed === 1 ? 'in real time' : `${common.speed} times faster than it happened`;
  if (source === 'file' && !candlesFile) throw new Error('--market file needs --candles FILE.');
  if (candlesFile && (source === 'file' || source === 'auto'))
    return {
      label: `real prices from ${candlesFile}, ${speedLabel}`,
      settings: { startMs: SHARED_START_MS, ...common, source: 'file', candlesFile },
    };
  if (source === 'live' || (source === 'auto' && (await liveIsReachable())))
    return { label: `real prices from Coinbase, ${speedLabel}`, settings: { ...common, source: 'live' } };
  return {
    label: `simulated, seed ${common.seed}, ${speedLabel}`,
    settings: { ...common, source: 'simulated' },
  };
}
