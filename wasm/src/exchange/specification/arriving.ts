import type { CancelReason, RejectReason } from '../codes.ts';
import { canFill, match, opposite } from './matching.ts';
import {
  amountsFit,
  balanceOf,
  paidAsset,
  reserveFeeBpsOf,
  reserveOf,
  type SpecMarket,
  type SpecOrder,
  type State,
  tellCanceled,
  told,
} from './state.ts';

/** Reasons that a new order is rejected for and a triggered one or a quote is canceled for. */
export type Hindrance = Extract<
  RejectReason,
  | 'outsidePriceBand'
  | 'nothingToReduce'
  | 'insufficientBalance'
  | 'tooManyOrders'
  | 'ordersFull'
  | 'levelsFull'
  | 'wouldTrade'
>;

export function isOutsideBand(market: SpecMarket, priceTicks: number): boolean {
  if (market.priceBandBps === 0 || market.markTicks === 0) return false;
  const distance = Math.abs(priceTicks - market.markTicks);
  return BigInt(distance) * 10_000n > BigInt(market.markTicks) * BigInt(market.priceBandBps);
}

export function rests(order: SpecOrder): boolean {
  return order.timeInForce === 'GTC' || order.timeInForce === 'GTD';
}

/** Band, then balance. The order is not among the open ones. One that only reduces is cut to what its account has. */
export function admitToBook(state: State, market: SpecMarket, order: SpecOrder): Hindrance | undefined {
  if (isOutsideBand(market, order.priceTicks)) return 'outsidePriceBand';
  const { available } = balanceOf(state, order.account, paidAsset(market, order.side));
  if (order.reduceOnly) {
    const reducible = available / market.baseUnitsPerLot;
    if (reducible === 0n) return 'nothingToReduce';
    if (reducible < BigInt(order.remainingLots)) order.remainingLots = Number(reducible);
  }
  return admitReserve(market, order, available);
}

export function admitReserve(market: SpecMarket, order: SpecOrder, available: bigint): Hindrance | undefined {
  order.reserveFeeBps = reserveFeeBpsOf(market);
  if (!amountsFit(market, order.priceTicks, order.remainingLots)) return 'insufficientBalance';
  return available < reserveOf(market, order) ? 'insufficientBalance' : undefined;
}

/** Whether one more order may be open. */
export function admitOneMore(state: State, market: SpecMarket, account: number): Hindrance | undefined {
  const own = state.orders.filter((order) => order.account === account).length;
  if (market.accountOrdersMax !== 0 && own >= market.accountOrdersMax) return 'tooManyOrders';
  return state.orders.length === state.limits.orders ? 'ordersFull' : undefined;
}

/** Whether there is room at its price. Asked before matching, which might make room. */
export function admitToLevel(state: State, order: SpecOrder): Hindrance | undefined {
  const levels = new Set(state.orders.map(levelOf));
  return levels.size === state.limits.levels && !levels.has(levelOf(order)) ? 'levelsFull' : undefined;
}

/** The queue that an order stands in. */
function levelOf(order: SpecOrder): string {
  if (!order.waiting) return `${order.market} ${order.side} ${order.priceTicks}`;
  return `${order.market} ${waitsForRise(order)} ${order.triggerBy} ${order.triggerTicks}`;
}

/** Stop buys and take-profit sells wait for the price to rise, the others for it to fall. */
export function waitsForRise(order: SpecOrder): boolean {
  return order.orderType.startsWith('stop') === (order.side === 'buy');
}

/** The last checks of an order that would rest. */
export function admitToRest(state: State, order: SpecOrder): Hindrance | undefined {
  if (!rests(order)) return undefined;
  const hindrance = admitToLevel(state, order);
  if (hindrance) return hindrance;
  return order.postOnly && opposite(state, order).length > 0 ? 'wouldTrade' : undefined;
}

/** An admitted order meets the book; what is left rests or is canceled. */
export function arrive(state: State, market: SpecMarket, order: SpecOrder): void {
  const reason = takeFromBook(state, market, order);
  if (reason) {
    tellCanceled(state, order, reason, false);
  } else if (order.remainingLots > 0) {
    state.orders.push(order);
    state.events.push({ type: 'rested', ...told(state, order) });
  }
}

/** Why what is left does not rest. */
function takeFromBook(state: State, market: SpecMarket, order: SpecOrder): CancelReason | undefined {
  if (order.timeInForce === 'FOK' && !canFill(state, order)) return 'fillOrKill';
  const endsTaker = match(state, market, order);
  if (order.remainingLots === 0) return undefined;
  if (endsTaker) return 'selfTrade';
  return rests(order) ? undefined : 'immediateOrCancel';
}
