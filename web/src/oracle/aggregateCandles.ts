/** A bar for drawing: display numbers, no money. */
export interface Bar {
  openTimeMs: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

interface CandleText {
  openTimeMs: number;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
}

export function toBar(candle: CandleText): Bar {
  return {
    openTimeMs: candle.openTimeMs,
    open: Number(candle.open),
    high: Number(candle.high),
    low: Number(candle.low),
    close: Number(candle.close),
    volume: Number(candle.volume),
  };
}

/** Longer bars from shorter ones, aligned to whole multiples of `barMs` since 1970. */
export function aggregateBars(bars: readonly Bar[], barMs: number): Bar[] {
  const longer: Bar[] = [];
  for (const bar of bars) {
    const openTimeMs = Math.floor(bar.openTimeMs / barMs) * barMs;
    const last = longer.at(-1);
    if (!last || last.openTimeMs !== openTimeMs) {
      longer.push({ ...bar, openTimeMs });
      continue;
    }
    last.high = Math.max(last.high, bar.high);
    last.low = Math.min(last.low, bar.low);
    last.close = bar.close;
    last.volume += bar.volume;
  }
  return longer;
}
