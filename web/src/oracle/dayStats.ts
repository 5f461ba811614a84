import type { Bar } from './aggregateCandles.ts';

export interface DayStats {
  last: number;
  change: number;
  changeRatio: number;
  high: number;
  low: number;
  /** In the base asset. */
  volume: number;
}

const DAY_MS = 86_400_000;

/** The last 24 hours of market time; undefined without bars. */
export function dayStats(bars: readonly Bar[]): DayStats | undefined {
  const newest = bars.at(-1);
  if (!newest) return undefined;
  const day = bars.filter((bar) => bar.openTimeMs > newest.openTimeMs - DAY_MS);
  const open = day[0]?.open ?? newest.open;
  return {
    last: newest.close,
    change: newest.close - open,
    changeRatio: open > 0 ? newest.close / open - 1 : 0,
    high: Math.max(...day.map((bar) => bar.high)),
    low: Math.min(...day.map((bar) => bar.low)),
    volume: day.reduce((sum, bar) => sum + bar.volume, 0),
  };
}
