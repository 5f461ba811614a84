import { ModelError } from './ModelError.ts';

/** What a backtest assumes, beside the model and the candles. */
export interface BacktestParameters {
  /** Dollars to begin with, base units of the quote asset; at most 10^14. */
  initialQuoteUnits: bigint;
  takerFeeBps: number;
  /** How much worse than the open a decision is filled. */
  slippageBps: number;
  /** Bars in a year, for annual figures: 8,760 hours. */
  barsPerYear: number;
  quoteUnitsPerTickLot: number;
}

/** What the app evaluates with: $10,000, the devnet's taker fee, 5 bps of slippage, hourly bars. */
export const STANDARD_PARAMETERS: BacktestParameters = {
  initialQuoteUnits: 10_000_000_000n,
  takerFeeBps: 5,
  slippageBps: 5,
  barsPerYear: 8_760,
  quoteUnitsPerTickLot: 1,
};

const INITIAL_QUOTE_UNITS_MAX = 10n ** 14n;
const BPS_MAX = 1_000;
const BARS_PER_YEAR_MAX = 366 * 24 * 60;
const QUOTE_UNITS_PER_TICK_LOT_MAX = 1_000;

/**
 * The parameters' canonical bytes: five i64, little-endian, in the order of their declaration.
 * @throws ModelError `PARAMETERS_INVALID`
 */
export function parameterBytes(parameters: BacktestParameters): Uint8Array<ArrayBuffer> {
  const { initialQuoteUnits, takerFeeBps, slippageBps, barsPerYear, quoteUnitsPerTickLot } = parameters;
  const bounded = (value: number, min: number, max: number) =>
    Number.isInteger(value) && value >= min && value <= max;
  if (
    initialQuoteUnits <= 0n ||
    initialQuoteUnits > INITIAL_QUOTE_UNITS_MAX ||
    !bounded(takerFeeBps, 0, BPS_MAX) ||
    !bounded(slippageBps, 0, BPS_MAX) ||
    !bounded(barsPerYear, 1, BARS_PER_YEAR_MAX) ||
    !bounded(quoteUnitsPerTickLot, 1, QUOTE_UNITS_PER_TICK_LOT_MAX)
  )
    throw new ModelError('PARAMETERS_INVALID', 'a backtest parameter is out of range');
  const words = BigInt64Array.of(
    initialQuoteUnits,
    ...[takerFeeBps, slippageBps, barsPerYear, quoteUnitsPerTickLot].map(BigInt),
  );
  return new Uint8Array(words.buffer);
}
