import type { Candle } from './candle.ts';

/** Where prices come from. The page always shows `label`, so that nobody takes a replay or a simulation for the market of today. */
export interface CandleSource {
  readonly kind: 'file' | 'live' | 'simulated';
  readonly label: string;
  readonly barMs: number;
  readonly simulated: boolean;
  /** True where time is the market clock's, false where it is everybody's. */
  readonly replayed: boolean;
  readonly seed: number | null;
  /** Where a replay begins unless the operator chose a time. */
  readonly defaultStartMs: number | null;
  /**
   * All bars from the oldest to the newest, ascending and without duplicates. A replayed source is read once; a live one
   * is asked again, and its last bar may still be forming.
   * @throws CandleSourceError when there are none to be had.
   */
  load(nowMs: number): Promise<readonly Candle[]>;
}

export class CandleSourceError extends Error {
  override readonly name = 'CandleSourceError';
  readonly code: 'CANDLE_FILE_INVALID' | 'CANDLE_FILE_MISSING' | 'CANDLES_UNAVAILABLE' | 'CANDLES_INVALID';

  constructor(code: CandleSourceError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
