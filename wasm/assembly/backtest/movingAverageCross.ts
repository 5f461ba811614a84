// The reference rule: long while the mean of the last `fast` closes is above that of the last `slow`, short while below.
import { closeAt } from './closes';

/**
 * Writes a signal (f32) of 1, −1 or 0 for each bar from `slow − 1` on: `count − slow + 1` of them. Closes are integers, so their sums are exact
 * and the means are compared crosswise, without a division. Windows are below 2^15, fast ≤ slow ≤ count.
 */
export function movingAverageCross(
  closes: usize,
  count: usize,
  fast: usize,
  slow: usize,
  signals: usize,
): void {
  let fastSum: i64 = 0;
  let slowSum: i64 = 0;
  for (let bar: usize = 0; bar < slow - 1; bar++) {
    const close = closeAt(closes, bar);
    slowSum += close;
    if (bar + fast >= slow) fastSum += close;
  }
  for (let bar = slow - 1; bar < count; bar++, signals += sizeof<f32>()) {
    const close = closeAt(closes, bar);
    slowSum += close;
    fastSum += close;
    const difference = fastSum * <i64>slow - slowSum * <i64>fast;
    store<f32>(signals, <f32>(<i32>(difference > 0) - <i32>(difference < 0)));
    slowSum -= closeAt(closes, bar + 1 - slow);
    fastSum -= closeAt(closes, bar + 1 - fast);
  }
}
