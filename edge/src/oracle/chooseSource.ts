import type { Env } from '../env.ts';
import type { Market } from '../markets/markets.ts';
import { candleFileKey } from './candleFileKey.ts';
import type { CandleSource } from './candleSource.ts';
import { fileCandles } from './fileCandles.ts';
import { liveCandles } from './liveCandles.ts';
import { simulatedCandles } from './simulatedCandles.ts';

const DEFAULT_SEED = 42;

/** The candle source that the deployment's variables ask for; a simulation where they ask for nothing. */
export function chooseSource(env: Env, market: Market): CandleSource {
  const grid = { ticksPerUnit: 10 ** market.priceDecimals, lotsPerUnit: 10 ** market.quantityDecimals };
  switch (env.MARKET_SOURCE ?? 'simulated') {
    case 'file':
      return fileCandles(
        env.FILES,
        candleFileKey(market),
        env.MARKET_LABEL ?? `${market.symbol}, replayed`,
        grid,
      );
    case 'live':
      return liveCandles(market.symbol, grid, env.LIVE_CANDLES_URL);
    default:
      return simulatedCandles(env.MARKET_SEED === undefined ? DEFAULT_SEED : Number(env.MARKET_SEED), grid);
  }
}
