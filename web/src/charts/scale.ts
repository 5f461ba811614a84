/** Maps a value range to pixels. */
export interface Scale {
  (value: number): number;
  readonly min: number;
  readonly max: number;
}

/** Straight from `[min, max]` to `[from, to]`; a range of nothing maps to the middle. */
export function linearScale(min: number, max: number, from: number, to: number): Scale {
  const span = max - min;
  const scale = (value: number) =>
    span === 0 ? (from + to) / 2 : from + ((value - min) / span) * (to - from);
  return Object.assign(scale, { min, max });
}

/** Round values within a range, about `count` of them: 1, 2 or 5 times a power of ten apart. */
export function niceTicks(min: number, max: number, count: number): number[] {
  const span = max - min;
  if (!(span > 0) || count < 1) return [min];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => candidate >= rough) ?? rough;
  const first = Math.ceil(min / step);
  const last = Math.floor(max / step);
  // Multiplying each time keeps 0.1 + 0.2 from becoming a tick.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** The smallest and largest of some numbers, with a little air; NaN is passed over. */
export function paddedRange(values: Iterable<number>, airPart = 0.05): [min: number, max: number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) return [0, 1];
  const air = (max - min || Math.abs(max) || 1) * airPart;
  return [min - air, max + air];
}
