/** Where a replayed market stands: the bar that is forming, and how much market time has passed in it. */
export interface MarketPosition {
  bar: number;
  elapsedMs: number;
}

/** What an advance did: the new position, the bars that closed on the way, oldest first, and whether there are no more. */
export interface Advance {
  position: MarketPosition;
  closedBars: number[];
  ended: boolean;
}

/**
 * Moves a market on by `passedMs` of market time. After the last bar the market stays at that bar's close for good.
 * Gaps between bars take no time: the clock counts bars, and the calendar jumps.
 */
export function advance(
  position: MarketPosition,
  passedMs: number,
  barMs: number,
  barCount: number,
): Advance {
  const closedBars: number[] = [];
  let { bar, elapsedMs } = position;
  elapsedMs += passedMs;
  while (elapsedMs >= barMs && bar < barCount) {
    closedBars.push(bar);
    bar++;
    elapsedMs -= barMs;
  }
  const ended = bar >= barCount;
  return { position: ended ? { bar: barCount, elapsedMs: 0 } : { bar, elapsedMs }, closedBars, ended };
}

/** The first bar that opens at or after `timeMs`. */
export function barAt(bars: readonly { openTimeMs: number }[], timeMs: number): number {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars[middle] as { openTimeMs: number }).openTimeMs < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
