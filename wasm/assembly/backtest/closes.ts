// The closes of a history beside each other, u32: prices are below 2^31, and a rule that reads nothing else need not walk over whole candles.
import { candleAt, closeTicks } from '../model/candles';

export function writeCloses(candles: usize, count: usize, target: usize): void {
  for (let bar: usize = 0; bar < count; bar++) {
    store<u32>(target + bar * sizeof<u32>(), <u32>closeTicks(candleAt(candles, bar)));
  }
}

export function closeAt(closes: usize, bar: usize): i64 {
  return <i64>load<u32>(closes + bar * sizeof<u32>());
}
