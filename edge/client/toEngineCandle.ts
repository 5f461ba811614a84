import type { MarketAnswer } from '../src/exchange/schema.ts';
import { parseDecimal } from '../src/markets/decimal.ts';
import type { Candle } from '../src/oracle/candle.ts';
import type { CandleAnswer } from '../src/oracle/schema.ts';

/** A bar of the API in the engine's units: ticks and lots. @throws RangeError where it is not on the market's grid. */
export function toEngineCandle(
  candle: CandleAnswer,
  market: Pick<MarketAnswer, 'priceDecimals' | 'quantityDecimals'>,
): Candle {
  const read = (text: string, decimals: number) => {
    const value = parseDecimal(text, decimals);
    if (value === undefined) throw new RangeError(`${text} is not on the market's grid`);
    return Number(value);
  };
  return {
    openTimeMs: candle.openTimeMs,
    openTicks: read(candle.open, market.priceDecimals),
    highTicks: read(candle.high, market.priceDecimals),
    lowTicks: read(candle.low, market.priceDecimals),
    closeTicks: read(candle.close, market.priceDecimals),
    volumeLots: read(candle.volume, market.quantityDecimals),
  };
}
