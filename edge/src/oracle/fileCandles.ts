import type { Candle, MarketGrid } from './candle.ts';
import { type CandleSource, CandleSourceError } from './candleSource.ts';
import { parseCandleFile } from './parseCandleFile.ts';

/**
 * 2019-04-01: bitcoin stood still for months and was about to jump by a fifth in one hour. Twenty-one months of hours lie
 * before it to train on, and it leaves more than two hours of replay at a bar every two seconds.
 */
const LIVELY_START_MS = Date.UTC(2019, 3, 1);

/** Real prices from a file in storage, replayed on the market clock. */
export function fileCandles(
  files: Pick<R2Bucket, 'get'>,
  key: string,
  label: string,
  grid: MarketGrid,
): CandleSource {
  return {
    kind: 'file',
    label,
    barMs: 3_600_000,
    simulated: false,
    replayed: true,
    seed: null,
    defaultStartMs: LIVELY_START_MS,
    async load(): Promise<readonly Candle[]> {
      const object = await files.get(key);
      if (!object)
        throw new CandleSourceError('CANDLE_FILE_MISSING', `no candle file in storage under ${key}`);
      return parseCandleFile(await object.text(), grid);
    },
  };
}
