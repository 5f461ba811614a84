/** How the last quotes were made. */
export interface LastQuotes {
  markTicks: number;
  atMs: number;
}

const SMALL_MOVE_BPS = 4;
const LARGE_MOVE_BPS = 30;
const CALM_MS = 5_000;
/** Quotes that were eaten into are filled up again after so long, moved or not. */
const REFRESH_MS = 30_000;

/**
 * Whether to quote anew. Each requote is a dozen commands in a log that is kept for good, so small moves wait for the bar's
 * close (when vaults trade) or for a calm moment.
 */
export function shouldQuote(
  last: LastQuotes | undefined,
  markTicks: number,
  barClosed: boolean,
  nowMs: number,
): boolean {
  if (!last) return true;
  const moveBps = (Math.abs(markTicks - last.markTicks) * 10_000) / last.markTicks;
  const ageMs = nowMs - last.atMs;
  if (moveBps >= LARGE_MOVE_BPS || ageMs >= REFRESH_MS) return true;
  return moveBps >= SMALL_MOVE_BPS && (barClosed || ageMs >= CALM_MS);
}
