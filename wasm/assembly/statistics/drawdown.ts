// How far a compounded series of returns lies below its last high, beginning at 1.

/** Largest fall from a high, as a part of it (0.2 is 20 %). */
export let maxDrawdown: f64 = 0;
/** The most periods in a row below a high. */
export let longestDrawdown: f64 = 0;
/** Σ of the squared drawdowns. */
export let squaredDrawdowns: f64 = 0;
/** What 1 became. */
export let growth: f64 = 1;

/** Fills the figures above and writes each period's drawdown, 0 or below, to `target`. */
export function computeDrawdowns(returns: usize, count: usize, target: usize): void {
  let high: f64 = 1;
  let below: f64 = 0;
  growth = 1;
  maxDrawdown = 0;
  longestDrawdown = 0;
  squaredDrawdowns = 0;
  for (let i: usize = 0; i < count; i++) {
    growth = min(growth * (1 + load<f64>(returns + i * sizeof<f64>())), f64.MAX_VALUE);
    high = max(high, growth);
    const drawdown = growth / high - 1;
    below = drawdown < 0 ? below + 1 : 0;
    longestDrawdown = max(longestDrawdown, below);
    maxDrawdown = max(maxDrawdown, -drawdown);
    squaredDrawdowns += drawdown * drawdown;
    store<f64>(target + i * sizeof<f64>(), drawdown);
  }
}
