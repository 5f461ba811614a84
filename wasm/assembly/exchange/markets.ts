// Markets, numbered from 0 in the order they were listed, each with the two halves of its book and its waiting orders.
import { allocate } from '../memory/arena';
import { deriveBounds } from './amounts';
import { SIDE_BUY } from './codes';
import { createRoot } from './ladder';
import {
  HALF_ASCENDING,
  HALF_BYTES,
  MARKET_BASE_ASSET,
  MARKET_BYTES,
  MARKET_ENTRY_BYTES,
  MARKET_HALVES,
  MARKET_INDEX,
  MARKET_PENDING,
  MARKET_QUOTE_ASSET,
} from './layout';
import { touchMarket } from './touched';

/** The book's, then those of waiting orders. Odd ones are ascending. */
export const HALVES: u32 = 6;

let markets: usize = 0;
let marketLimit: u32 = 0;
let count: u32 = 0;

export function createMarkets(limit: u32): bool {
  marketLimit = limit;
  markets = allocate(<usize>limit * MARKET_BYTES);
  if (markets === 0) return false;
  for (let market: u32 = 0; market < limit; market++) {
    for (let half: u32 = 0; half < HALVES; half++) {
      const at = halfOf(marketAt(market), half);
      if (!createRoot(at)) return false;
      store<u32>(at, half & 1, HALF_ASCENDING);
    }
  }
  return true;
}

export function marketCount(): u32 {
  return count;
}

export function marketsAreFull(): bool {
  return count === marketLimit;
}

export function marketAt(market: u32): usize {
  return markets + <usize>market * MARKET_BYTES;
}

/** One of a market's halves: the number is the side for the book's. */
export function halfOf(market: usize, half: u32): usize {
  return market + MARKET_HALVES + <usize>half * HALF_BYTES;
}

/** What an order on `side` pays with and so holds back. */
export function paidAsset(market: usize, side: u32): u32 {
  return side === SIDE_BUY ? load<u32>(market, MARKET_QUOTE_ASSET) : load<u32>(market, MARKET_BASE_ASSET);
}

/** Takes the market that `entry` describes into use and returns its address. The markets must not be full. */
export function addMarket(entry: usize): usize {
  const index = count++;
  const market = marketAt(index);
  memory.copy(market, entry, MARKET_ENTRY_BYTES);
  store<u32>(market, index, MARKET_INDEX);
  store<u32>(market, 0, MARKET_PENDING);
  deriveBounds(market);
  touchMarket(index);
  return market;
}

/** Forgets all markets. Their books must be empty. */
export function clearMarkets(): void {
  count = 0;
}
