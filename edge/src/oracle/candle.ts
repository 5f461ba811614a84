/**
 * One bar of a market in the engine's units. Prices are ticks, volume is lots; all are safe integers
 * (a price is below 2^31 ticks, an hour's volume of 10^6 BTC is 10^11 lots).
 */
export interface Candle {
  openTimeMs: number;
  openTicks: number;
  highTicks: number;
  lowTicks: number;
  closeTicks: number;
  volumeLots: number;
}

/** A bar read as decimal numbers, before it is put on the market's grid. */
export interface DecimalCandle {
  openTimeMs: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** The market's grid: how many ticks make one quote unit of price, how many lots one unit of the base asset. */
export interface MarketGrid {
  ticksPerUnit: number;
  lotsPerUnit: number;
}

/**
 * Puts a bar on the grid by rounding to the nearest tick and lot. Rounding keeps order, so high and low still bound
 * open and close. Returns undefined for a bar that is not one (a price of nothing, a high below the low).
 */
export function toGrid(bar: DecimalCandle, grid: MarketGrid): Candle | undefined {
  const candle = {
    openTimeMs: bar.openTimeMs,
    openTicks: Math.round(bar.open * grid.ticksPerUnit),
    highTicks: Math.round(bar.high * grid.ticksPerUnit),
    lowTicks: Math.round(bar.low * grid.ticksPerUnit),
    closeTicks: Math.round(bar.close * grid.ticksPerUnit),
    volumeLots: Math.round(bar.volume * grid.lotsPerUnit),
  };
  const { openTicks, highTicks, lowTicks, closeTicks, volumeLots } = candle;
  const ordered =
    lowTicks > 0 &&
    lowTicks <= Math.min(openTicks, closeTicks) &&
    highTicks >= Math.max(openTicks, closeTicks);
  const bounded = highTicks < 2 ** 31 && volumeLots >= 0 && Number.isSafeInteger(volumeLots);
  return ordered && bounded && Number.isSafeInteger(bar.openTimeMs) ? candle : undefined;
}
