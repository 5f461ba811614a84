// Orders that wait for a price. Those of a market stand in four halves by the price that triggers them: for the last
// trade's price and for the mark price, those that wait for it to fall to their price and those for it to rise to it.
import { FLAG_TRIGGER_BY_MARK, ORDER_TYPE_STOP, SIDE_BUY } from './codes';
import {
  HALF_BEST,
  LEVEL_FIRST_ORDER,
  LEVEL_PRICE_TICKS,
  MARKET_HALTED,
  MARKET_LAST_TICKS,
  MARKET_MARK_TICKS,
  MARKET_PENDING,
  ORDER_SIDE,
  ORDER_TYPE,
} from './layout';
import { HALVES, halfOf } from './markets';
import { hasFlag } from './orders';

const FIRST_HALF: u32 = 2;
const MARK_HALVES: u32 = 2;
const RISING: u32 = 1;

// How many markets may have orders to trigger: none, nearly always.
let pendingMarkets: u32 = 0;

export function hasPendingMarkets(): bool {
  return pendingMarkets !== 0;
}

export function forgetPending(): void {
  pendingMarkets = 0;
}

/** Where an order waits: stop buys and take-profit sells for a rise, the others for a fall. */
export function waitingHalf(market: usize, order: usize): usize {
  const isStop = (<u32>load<u8>(order, ORDER_TYPE) & ORDER_TYPE_STOP) !== 0;
  const isBuy = <u32>load<u8>(order, ORDER_SIDE) === SIDE_BUY;
  const byMark = hasFlag(order, FLAG_TRIGGER_BY_MARK) ? MARK_HALVES : 0;
  return halfOf(market, FIRST_HALF + byMark + (isStop === isBuy ? RISING : 0));
}

/** To be called whenever a price of the market, its halt or its waiting orders changed. */
export function notePrice(market: usize): void {
  clearPending(market);
  if (load<u32>(market, MARKET_HALTED) !== 0 || !hasWaiting(market)) return;
  pendingMarkets++;
  store<u32>(market, 1, MARKET_PENDING);
}

export function clearPending(market: usize): void {
  if (load<u32>(market, MARKET_PENDING) !== 0) pendingMarkets--;
  store<u32>(market, 0, MARKET_PENDING);
}

/** The waiting order that goes first of those whose price was reached, or 0. */
export function nextTriggered(market: usize): usize {
  const last = triggeredIn(market, FIRST_HALF, load<u32>(market, MARKET_LAST_TICKS));
  if (last !== 0) return last;
  return triggeredIn(market, FIRST_HALF + MARK_HALVES, load<u32>(market, MARKET_MARK_TICKS));
}

function hasWaiting(market: usize): bool {
  for (let half = FIRST_HALF; half < HALVES; half++) {
    if (load<u32>(halfOf(market, half), HALF_BEST) !== 0) return true;
  }
  return false;
}

function triggeredIn(market: usize, halves: u32, priceTicks: u32): usize {
  if (priceTicks === 0) return 0;
  const falling = <usize>load<u32>(halfOf(market, halves), HALF_BEST);
  if (falling !== 0 && priceTicks <= load<u32>(falling, LEVEL_PRICE_TICKS))
    return load<u32>(falling, LEVEL_FIRST_ORDER);
  const rising = <usize>load<u32>(halfOf(market, halves + RISING), HALF_BEST);
  if (rising !== 0 && priceTicks >= load<u32>(rising, LEVEL_PRICE_TICKS))
    return load<u32>(rising, LEVEL_FIRST_ORDER);
  return 0;
}
