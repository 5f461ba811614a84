/** Indicators over closing prices, oldest first. A value that does not exist yet is NaN, so that every list is as long as the closes. */

/** Mean of the last `length` closes. */
export function simpleAverage(closes: readonly number[], length: number): number[] {
  let sum = 0;
  return closes.map((close, at) => {
    sum += close - (at >= length ? (closes[at - length] as number) : 0);
    return at + 1 < length ? Number.NaN : sum / length;
  });
}

/** Exponential moving average with weight 2 / (length + 1), begun at the first close. */
export function exponentialAverage(closes: readonly number[], length: number): number[] {
  const weight = 2 / (length + 1);
  const averages: number[] = [];
  for (const close of closes) {
    const before = averages.at(-1) ?? close;
    averages.push(before + weight * (close - before));
  }
  return averages;
}

export interface Bands {
  upper: number[];
  middle: number[];
  lower: number[];
}

/** Bollinger's bands: the simple average and `deviations` population standard deviations to each side (Bollinger, 2001). */
export function bollingerBands(closes: readonly number[], length: number, deviations: number): Bands {
  const middle = simpleAverage(closes, length);
  const spread = middle.map((mean, at) => {
    if (Number.isNaN(mean)) return Number.NaN;
    const window = closes.slice(at + 1 - length, at + 1);
    const variance = window.reduce((sum, close) => sum + (close - mean) ** 2, 0) / length;
    return deviations * Math.sqrt(variance);
  });
  return {
    middle,
    upper: middle.map((mean, at) => mean + (spread[at] as number)),
    lower: middle.map((mean, at) => mean - (spread[at] as number)),
  };
}

/**
 * Relative strength index, 0 to 100 (Wilder, New Concepts in Technical Trading Systems, 1978, section VI): the first value is
 * the plain mean of `length` changes, later ones are smoothed by 1 / length. Without any fall it is 100, without change 50.
 */
export function relativeStrength(closes: readonly number[], length: number): number[] {
  let gain = 0;
  let loss = 0;
  return closes.map((close, at) => {
    if (at === 0) return Number.NaN;
    const change = close - (closes[at - 1] as number);
    // While the first mean fills, what is there is kept whole; afterwards it fades.
    const kept = at <= length ? 1 : (length - 1) / length;
    gain = gain * kept + Math.max(change, 0) / length;
    loss = loss * kept + Math.max(-change, 0) / length;
    if (at < length) return Number.NaN;
    if (gain + loss === 0) return 50;
    return (100 * gain) / (gain + loss);
  });
}
