// Price-time matching. A taker meets the best opposite level first and, within a level, the oldest order first. Nobody
// looks at the taker's balances while it trades, so its reserve is booked only for what rests in the end.
import { accountAt, addAvailable, addReserved, release } from './accounts';
import { baseUnitsOf, feeOf, notionalOf, reserveOf } from './amounts';
import { nextTradeId } from './clock';
import {
  FLAG_SELF_TRADE_SHIFT,
  REASON_SELF_TRADE,
  SELF_TRADE_DECREMENT,
  SELF_TRADE_EXPIRE_BOTH,
  SELF_TRADE_EXPIRE_MAKER,
  SELF_TRADE_EXPIRE_TAKER,
  SIDE_BUY,
} from './codes';
import { cancelOpenOrder, endOrder } from './endOrder';
import { emitReduced, emitTrade } from './events';
import {
  ACCOUNT_ORDERS,
  HALF_BEST,
  LEVEL_FIRST_ORDER,
  LEVEL_LOTS,
  LEVEL_PRICE_TICKS,
  LEVEL_WORSE,
  MARKET_BASE_ASSET,
  MARKET_FEE_ACCOUNT,
  MARKET_INDEX,
  MARKET_LAST_TICKS,
  MARKET_MAKER_FEE_BPS,
  MARKET_QUOTE_ASSET,
  MARKET_TAKER_FEE_BPS,
  ORDER_ACCOUNT,
  ORDER_FLAGS,
  ORDER_LOTS,
  ORDER_NEXT,
  ORDER_PRICE_TICKS,
  ORDER_RESERVE_FEE_BPS,
  ORDER_SIDE,
} from './layout';
import { halfOf } from './markets';
import { heldFor, reduceOrder, releaseHeld } from './orders';
import { touchMarket } from './touched';
import { notePrice } from './waiting';

/** The best opposite level if an order at `limitTicks` would trade with it, else 0. */
export function crossedLevel(market: usize, side: u32, limitTicks: u32): usize {
  const level = <usize>load<u32>(halfOf(market, side ^ 1), HALF_BEST);
  return level !== 0 && reaches(side, limitTicks, level) ? level : 0;
}

function reaches(side: u32, limitTicks: u32, level: usize): bool {
  const priceTicks = load<u32>(level, LEVEL_PRICE_TICKS);
  return side === SIDE_BUY ? priceTicks <= limitTicks : priceTicks >= limitTicks;
}

function selfTradeOf(order: usize): u32 {
  return (<u32>load<u8>(order, ORDER_FLAGS) >> FLAG_SELF_TRADE_SHIFT) & 3;
}

/** Whether others would trade all of a taker's lots at once, before its own orders end or shorten it. */
export function canFill(market: usize, taker: usize): bool {
  const side = <u32>load<u8>(taker, ORDER_SIDE);
  const limitTicks = load<u32>(taker, ORDER_PRICE_TICKS);
  const account = load<u32>(taker, ORDER_ACCOUNT);
  const meetsOwn = load<u32>(accountAt(account), ACCOUNT_ORDERS) !== 0;
  let needed = <i64>load<u32>(taker, ORDER_LOTS);
  let level = crossedLevel(market, side, limitTicks);
  while (level !== 0 && reaches(side, limitTicks, level)) {
    if (!meetsOwn) {
      needed -= load<i64>(level, LEVEL_LOTS);
    } else {
      for (let maker = <usize>load<u32>(level, LEVEL_FIRST_ORDER); maker !== 0 && needed > 0; ) {
        if (load<u32>(maker, ORDER_ACCOUNT) !== account) needed -= <i64>load<u32>(maker, ORDER_LOTS);
        else if (selfTradeOf(taker) !== SELF_TRADE_EXPIRE_MAKER) return false;
        maker = load<u32>(maker, ORDER_NEXT);
      }
    }
    if (needed <= 0) return true;
    level = load<u32>(level, LEVEL_WORSE);
  }
  return false;
}

/**
 * Trades what crosses and leaves the rest in the taker's lots. Returns whether the taker ends there, because it met an
 * order of its own account.
 */
export function match(market: usize, taker: usize): bool {
  const side = <u32>load<u8>(taker, ORDER_SIDE);
  const limitTicks = load<u32>(taker, ORDER_PRICE_TICKS);
  const account = load<u32>(taker, ORDER_ACCOUNT);
  const opposite = halfOf(market, side ^ 1);
  let lastTicks: u32 = 0;
  let endsTaker = false;
  while (!endsTaker && load<u32>(taker, ORDER_LOTS) > 0) {
    const level = <usize>load<u32>(opposite, HALF_BEST);
    if (level === 0 || !reaches(side, limitTicks, level)) break;
    const maker = <usize>load<u32>(level, LEVEL_FIRST_ORDER);
    if (load<u32>(maker, ORDER_ACCOUNT) === account) {
      endsTaker = preventSelfTrade(taker, maker);
    } else {
      lastTicks = load<u32>(level, LEVEL_PRICE_TICKS);
      trade(market, taker, maker, lastTicks);
    }
  }
  if (lastTicks !== 0) {
    store<u32>(market, lastTicks, MARKET_LAST_TICKS);
    touchMarket(load<u32>(market, MARKET_INDEX));
    notePrice(market);
  }
  return endsTaker;
}

// Returns whether the taker ends with the lots that it still has.
function preventSelfTrade(taker: usize, maker: usize): bool {
  const mode = selfTradeOf(taker);
  if (mode === SELF_TRADE_EXPIRE_TAKER) return true;
  if (mode !== SELF_TRADE_DECREMENT) {
    cancelOpenOrder(maker, REASON_SELF_TRADE);
    return mode === SELF_TRADE_EXPIRE_BOTH;
  }
  const takerLots = load<u32>(taker, ORDER_LOTS);
  const makerLots = load<u32>(maker, ORDER_LOTS);
  if (makerLots > takerLots) {
    releaseHeld(maker, heldFor(maker, makerLots) - heldFor(maker, makerLots - takerLots));
    reduceOrder(maker, takerLots);
    emitReduced(maker, takerLots, true);
    return true;
  }
  cancelOpenOrder(maker, REASON_SELF_TRADE);
  if (makerLots === takerLots) return true;
  store<u32>(taker, takerLots - makerLots, ORDER_LOTS);
  emitReduced(taker, makerLots, false);
  return false;
}

function trade(market: usize, taker: usize, maker: usize, priceTicks: u32): void {
  const makerLots = load<u32>(maker, ORDER_LOTS);
  const takerLots = load<u32>(taker, ORDER_LOTS);
  const lots = min(makerLots, takerLots);
  const notional = notionalOf(market, priceTicks, lots);
  // A fee that rose while the maker rested does not reach it: its reserve covers the one it came with.
  const reserveFeeBps = <i32>load<u16>(maker, ORDER_RESERVE_FEE_BPS);
  const makerFee = feeOf(notional, min(load<i32>(market, MARKET_MAKER_FEE_BPS), reserveFeeBps));
  const takerFee = feeOf(notional, load<i32>(market, MARKET_TAKER_FEE_BPS));
  const baseUnits = baseUnitsOf(market, lots);
  const base = load<u32>(market, MARKET_BASE_ASSET);
  const quote = load<u32>(market, MARKET_QUOTE_ASSET);
  const makerAccount = load<u32>(maker, ORDER_ACCOUNT);
  const takerAccount = load<u32>(taker, ORDER_ACCOUNT);

  if (<u32>load<u8>(taker, ORDER_SIDE) === SIDE_BUY) {
    addReserved(makerAccount, base, -baseUnits);
    addAvailable(makerAccount, quote, notional - makerFee);
    addAvailable(takerAccount, quote, -(notional + takerFee));
    addAvailable(takerAccount, base, baseUnits);
  } else {
    // Fees are rounded for each fill but reserved for the whole order, so what is set free never falls short of the cost.
    const before = reserveOf(market, SIDE_BUY, priceTicks, makerLots, reserveFeeBps);
    const after = reserveOf(market, SIDE_BUY, priceTicks, makerLots - lots, reserveFeeBps);
    release(makerAccount, quote, before - after);
    addAvailable(makerAccount, quote, -(notional + makerFee));
    addAvailable(makerAccount, base, baseUnits);
    addAvailable(takerAccount, base, -baseUnits);
    addAvailable(takerAccount, quote, notional - takerFee);
  }
  if (makerFee + takerFee !== 0)
    addAvailable(load<u32>(market, MARKET_FEE_ACCOUNT), quote, makerFee + takerFee);

  reduceOrder(maker, lots);
  store<u32>(taker, takerLots - lots, ORDER_LOTS);
  emitTrade(taker, maker, nextTradeId(), priceTicks, lots, takerFee, makerFee);
  if (makerLots === lots) endOrder(maker);
}
