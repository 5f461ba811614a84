import { ModelError } from './ModelError.ts';

/** One bar in ticks and lots, all safe integers. */
export interface Candle {
  openTimeMs: number;
  openTicks: number;
  highTicks: number;
  lowTicks: number;
  closeTicks: number;
  volumeLots: number;
}

export const CANDLE_BYTES = 48;
/** Two centuries of hours. */
const CANDLES_MAX = 2_000_000;
const TICKS_END = 2 ** 31;

/**
 * A series' canonical bytes: six i64 a candle, little-endian. Its keccak-256 is the dataset's id.
 * @throws ModelError `CANDLES_INVALID` for a bar that is none, or one that does not come after the bar before it.
 */
export function candleBytes(candles: readonly Candle[]): Uint8Array<ArrayBuffer> {
  if (candles.length > CANDLES_MAX) throw new ModelError('TOO_LARGE', `more than ${CANDLES_MAX} candles`);
  const bytes = new Uint8Array(candles.length * CANDLE_BYTES);
  const words = new DataView(bytes.buffer);
  let lastTimeMs = Number.NEGATIVE_INFINITY;
  candles.forEach((candle, index) => {
    checkCandle(candle, index, lastTimeMs);
    lastTimeMs = candle.openTimeMs;
    const { openTimeMs, openTicks, highTicks, lowTicks, closeTicks, volumeLots } = candle;
    [openTimeMs, openTicks, highTicks, lowTicks, closeTicks, volumeLots].forEach((value, field) => {
      words.setBigInt64(index * CANDLE_BYTES + field * 8, BigInt(value), true);
    });
  });
  return bytes;
}

function checkCandle(candle: Candle, index: number, lastTimeMs: number): void {
  const { openTimeMs, openTicks, highTicks, lowTicks, closeTicks, volumeLots } = candle;
  const ordered =
    lowTicks > 0 &&
    lowTicks <= Math.min(openTicks, closeTicks) &&
    highTicks >= Math.max(openTicks, closeTicks) &&
    highTicks < TICKS_END &&
    volumeLots >= 0;
  const whole = [openTimeMs, openTicks, highTicks, lowTicks, closeTicks, volumeLots].every(
    Number.isSafeInteger,
  );
  if (!ordered || !whole) throw new ModelError('CANDLES_INVALID', `candle ${index} is not a bar`);
  if (openTimeMs <= lastTimeMs)
    throw new ModelError('CANDLES_INVALID', `candle ${index} does not come after the one before it`);
}
