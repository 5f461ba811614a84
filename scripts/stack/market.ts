import type { MarketOptions } from '@quantum-chain/edge/local';
import { findShared } from '../shared.ts';
import { type StackOptions, UsageError } from './options.ts';

/** Real hourly prices that stand beside the project on developers' machines. */
const SHARED_CANDLES = ['market', 'Coinbase_BTCUSD_1h.csv'];
/** A lively half-year of that file, with 16 months of history before it to train on. */
const SHARED_START_MS = Date.UTC(2018, 10, 1);
const LIVE_PROBE_URL = 'https://api.exchange.coinbase.com/products/BTC-USD/ticker';
const LIVE_PROBE_TIMEOUT_MS = 3_000;

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
): Promise<{ label: string; settings: MarketOptions }> {
  const { marketSource: source, marketSpeed: speed, marketSeed: seed } = options;
  const candlesFile = options.candlesFile ?? findShared(...SHARED_CANDLES);
  const pace = `${speed} times faster than it happened`;
  if (source === 'file' && !candlesFile) throw new UsageError('--market file needs --candles FILE.');
  if (candlesFile && (source === 'file' || source === 'auto'))
    return {
      label: `real prices from ${candlesFile}, ${pace}`,
      settings: {
        source: 'file',
        file: candlesFile,
        speed,
        startTimeMs: options.marketStartMs ?? SHARED_START_MS,
      },
    };
  if (source === 'live' || (source === 'auto' && (await liveIsReachable())))
    return { label: 'real prices from Coinbase, as they happen', settings: { source: 'live' } };
  return { label: `simulated from seed ${seed}, ${pace}`, settings: { source: 'simulated', seed, speed } };
}
