// Markets, numbered from 0 in the order they were listed, each with the two halves of its book.
import { allocate } from '../memory/arena';
import { SIDE_BUY, SIDE_SELL } from './codes';
import { createRoot } from './ladder';
import {
  HALF_BYTES,
  HALF_MARKET,
  HALF_SIDE,
  MARKET_BASE_ASSET,
  MARKET_BYTES,
  MARKET_HALVES,
  MARKET_INDEX,
  MARKET_QUOTE_ASSET,
} from './layout';

let markets: usize = 0;
let marketLimit: u32 = 0;
let count: u32 = 0;

export function createMarkets(limit: u32): bool {
  marketLimit = limit;
  markets = allocate(<usize>limit * MARKET_BYTES);
  if (markets === 0) return false;
  for (let market: u32 = 0; market < limit; market++) {
    if (!createRoot(halfAt(market, SIDE_BUY)) || !createRoot(halfAt(market, SIDE_SELL))) return false;
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

export function halfAt(market: u32, side: u32): usize {
  return marketAt(market) + MARKET_HALVES + <usize>side * HALF_BYTES;
}

/** What an order on `side` pays with and so holds back. */
export function paidAsset(market: usize, side: u32): u32 {
  return side === SIDE_BUY ? load<u32>(market, MARKET_QUOTE_ASSET) : load<u32>(market, MARKET_BASE_ASSET);
}

/** Takes the next market into use and returns its address. The markets must not be full. */
export function addMarket(): usize {
  const market = count++;
  const at = marketAt(market);
  store<u32>(at, market, MARKET_INDEX);
  for (let side: u32 = SIDE_BUY; side <= SIDE_SELL; side++) {
    store<u32>(halfAt(market, side), market, HALF_MARKET);
    store<u32>(halfAt(market, side), side, HALF_SIDE);
  }
  return at;
}

/** Forgets all markets. Their books must be empty. */
export function clearMarkets(): void {
  count = 0;
}
