import { type BacktestTrade, readTrades } from './trades.ts';

/** What a run did. */
export class BacktestRun {
  /** The bar of the first signal: equity begins there. */
  readonly firstBar: number;
  /** Cash and holdings at each close. */
  readonly equityQuoteUnits: BigInt64Array;
  readonly #tradeWords: BigInt64Array;

  constructor(firstBar: number, equityQuoteUnits: BigInt64Array, tradeWords: BigInt64Array) {
    this.firstBar = firstBar;
    this.equityQuoteUnits = equityQuoteUnits;
    this.#tradeWords = tradeWords;
  }

  /** Read out when they are asked for: a sweep over thousands of runs asks for few. */
  get trades(): BacktestTrade[] {
    return readTrades(this.#tradeWords);
  }
}
