// Price-time matching. A taker meets the best opposite level first and, within a level, the oldest order first.
import { addAvailable, addReserved, release } from './accounts';
import { baseUnitsOf, feeOf, notionalOf, reserveOf } from './amounts';
import { nextTradeId } from './clock';
import { SIDE_BUY } from './codes';
import { emitTrade } from './events';
import {
  HALF_BEST,
  LEVEL_FIRST_ORDER,
  LEVEL_PRICE_TICKS,
  MARKET_BASE_ASSET,
  MARKET_FEE_ACCOUNT,
  MARKET_INDEX,
  MARKET_MAKER_FEE_BPS,
  MARKET_QUOTE_ASSET,
  MARKET_TAKER_FEE_BPS,
  ORDER_ACCOUNT,
  ORDER_ID,
  ORDER_LOTS,
} from './layout';
import { halfAt } from './markets';
import { reduceOrder, removeOrder } from './orders';

let stoppedBySelfTrade: bool = false;

/** Whether the last `match` ended at an order of the taker's own account. */
export function metItself(): bool {
  return stoppedBySelfTrade;
}

/** Trades what crosses `limitTicks` and returns the lots that are left. The taker can afford all of it. */
export function match(market: usize, side: u32, account: u32, orderId: u64, limitTicks: u32, lots: u32): u32 {
  const opposite = halfAt(load<u32>(market, MARKET_INDEX), side ^ 1);
  stoppedBySelfTrade = false;
  while (lots > 0) {
    const level = <usize>load<u32>(opposite, HALF_BEST);
    if (level === 0) break;
    const priceTicks = load<u32>(level, LEVEL_PRICE_TICKS);
    if (side === SIDE_BUY ? priceTicks > limitTicks : priceTicks < limitTicks) break;
    const maker = <usize>load<u32>(level, LEVEL_FIRST_ORDER);
    if (load<u32>(maker, ORDER_ACCOUNT) === account) {
      stoppedBySelfTrade = true;
      break;
    }
    const traded = min(lots, load<u32>(maker, ORDER_LOTS));
    lots -= traded;
    trade(market, side, account, orderId, maker, priceTicks, traded, lots);
  }
  return lots;
}

function trade(
  market: usize,
  takerSide: u32,
  taker: u32,
  takerOrderId: u64,
  makerOrder: usize,
  priceTicks: u32,
  lots: u32,
  takerRemainingLots: u32,
): void {
  const maker = load<u32>(makerOrder, ORDER_ACCOUNT);
  const makerOrderId = load<u64>(makerOrder, ORDER_ID);
  const makerLots = load<u32>(makerOrder, ORDER_LOTS);
  const makerRemainingLots = makerLots - lots;
  const notional = notionalOf(market, priceTicks, lots);
  const makerFee = feeOf(notional, load<u32>(market, MARKET_MAKER_FEE_BPS));
  const takerFee = feeOf(notional, load<u32>(market, MARKET_TAKER_FEE_BPS));
  const baseUnits = baseUnitsOf(market, lots);
  const base = load<u32>(market, MARKET_BASE_ASSET);
  const quote = load<u32>(market, MARKET_QUOTE_ASSET);

  if (takerSide === SIDE_BUY) {
    addReserved(maker, base, -baseUnits);
    addAvailable(maker, quote, notional - makerFee);
    addAvailable(taker, quote, -(notional + takerFee));
    addAvailable(taker, base, baseUnits);
  } else {
    // Fees are rounded for each fill but reserved for the whole order, so what is set free never falls short of the cost.
    const before = reserveOf(market, SIDE_BUY, priceTicks, makerLots);
    const after = reserveOf(market, SIDE_BUY, priceTicks, makerRemainingLots);
    release(maker, quote, before - after);
    addAvailable(maker, quote, -(notional + makerFee));
    addAvailable(maker, base, baseUnits);
    addAvailable(taker, base, -baseUnits);
    addAvailable(taker, quote, notional - takerFee);
  }
  if (makerFee + takerFee !== 0)
    addAvailable(load<u32>(market, MARKET_FEE_ACCOUNT), quote, makerFee + takerFee);

  if (makerRemainingLots === 0) removeOrder(makerOrder);
  else reduceOrder(makerOrder, lots);
  emitTrade(
    nextTradeId(),
    load<u32>(market, MARKET_INDEX),
    takerSide,
    makerOrderId,
    takerOrderId,
    maker,
    taker,
    priceTicks,
    lots,
    makerFee,
    takerFee,
    makerRemainingLots,
    takerRemainingLots,
  );
}
