import { model } from '#load/model';
import type { Candle } from '../model/candles.ts';
import { Backtester } from './Backtester.ts';

/** A fresh engine instance that holds a history. @throws ModelError `CANDLES_INVALID`, `TOO_LARGE` */
export async function loadBacktester(candles: readonly Candle[]): Promise<Backtester> {
  return new Backtester(await model.instantiate(), candles);
}
