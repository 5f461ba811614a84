import type { CancelReason, RejectReason } from '../codes.ts';
import type { ExchangeEvent } from '../ExchangeEvent.ts';
import type { ExchangeLimits } from '../ExchangeLimits.ts';
import type { Balance, Market, OpenOrder } from '../views.ts';

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };
export type SpecOrder = Mutable<OpenOrder>;
export type SpecMarket = Mutable<Market>;

/**
 * Everything there is. An account has totals; what its orders reserve is summed up from them each time, so the engine's
 * bookkeeping is checked against none at all.
 */
export interface State {
  readonly limits: ExchangeLimits;
  readonly addresses: string[];
  /** Units by account and asset. */
  readonly totals: bigint[][];
  /** By account; 0 for none. */
  readonly deadlines: number[];
  readonly markets: SpecMarket[];
  /** Resting and waiting orders, in the order in which they queued up. */
  readonly orders: SpecOrder[];
  /** Of the command that is being applied. */
  events: ExchangeEvent[];
  sequence: number;
  timestampMs: number;
  tradeId: number;
}

export const I64_MAX = 2n ** 63n - 1n;
const TICKS_OR_LOTS_END = 2 ** 31;
const SEQUENCE_END = 2 ** 49;

/** Toward zero; a negative fee is a rebate. */
export function feeOf(notional: bigint, bps: number): bigint {
  return (notional * BigInt(bps)) / 10_000n;
}

export function notionalOf(market: SpecMarket, priceTicks: number, lots: number): bigint {
  return BigInt(priceTicks) * BigInt(lots) * market.quoteUnitsPerTickLot;
}

export function paidAsset(market: SpecMarket, side: 'buy' | 'sell'): number {
  return side === 'buy' ? market.quoteAsset : market.baseAsset;
}

/** The fee that an order has to reserve now. */
export function reserveFeeBpsOf(market: SpecMarket): number {
  return Math.max(market.makerFeeBps, market.takerFeeBps);
}

/** What an order reserves. */
export function reserveOf(
  market: SpecMarket,
  order: Pick<SpecOrder, 'side' | 'priceTicks' | 'reserveFeeBps' | 'remainingLots'>,
): bigint {
  if (order.side === 'sell') return BigInt(order.remainingLots) * market.baseUnitsPerLot;
  const notional = notionalOf(market, order.priceTicks, order.remainingLots);
  return notional + feeOf(notional, order.reserveFeeBps);
}

/** What an account has of an asset. Orders that only reduce reserve nothing while they wait. */
export function balanceOf(state: State, account: number, asset: number): Balance {
  const reserved = state.orders
    .filter((order) => order.account === account && !(order.waiting && order.reduceOnly))
    .map((order) => ({ order, market: state.markets[order.market] as SpecMarket }))
    .filter(({ order, market }) => paidAsset(market, order.side) === asset)
    .reduce((sum, { order, market }) => sum + reserveOf(market, order), 0n);
  return { available: (state.totals[account]?.[asset] ?? 0n) - reserved, reserved };
}

export function add(state: State, account: number, asset: number, amount: bigint): void {
  const row = state.totals[account] as bigint[];
  row[asset] = (row[asset] as bigint) + amount;
}

/** What is wrong with a price and a quantity by themselves. */
export function checkPriceAndLots(
  market: SpecMarket,
  priceTicks: number,
  lots: number,
): RejectReason | undefined {
  if (priceTicks < 1 || priceTicks >= TICKS_OR_LOTS_END) return 'badPrice';
  if (lots < 1 || lots >= TICKS_OR_LOTS_END) return 'badQuantity';
  return amountsFit(market, priceTicks, lots) ? undefined : 'overflow';
}

/** Whether a buy and a sell of this size both stay below 2^63 units. */
export function amountsFit(market: SpecMarket, priceTicks: number, remainingLots: number): boolean {
  const order = { priceTicks, remainingLots, reserveFeeBps: reserveFeeBpsOf(market) };
  const buy = reserveOf(market, { ...order, side: 'buy' });
  return buy <= I64_MAX && reserveOf(market, { ...order, side: 'sell' }) <= I64_MAX;
}

export function isPrice(priceTicks: number): boolean {
  return priceTicks >= 1 && priceTicks < TICKS_OR_LOTS_END;
}

/** Oldest first; quotes of one command as the command lists them. */
export function byAge(a: SpecOrder, b: SpecOrder): number {
  return (a.orderId % SEQUENCE_END) - (b.orderId % SEQUENCE_END) || a.orderId - b.orderId;
}

/** The id of the n-th quote (from 1) of a mass quote. */
export function quoteId(sequence: number, n: number): number {
  return sequence + n * SEQUENCE_END;
}

/** The fields of an order that all events about it have. */
export function told(state: State, order: SpecOrder) {
  const { orderId, account, market, side, priceTicks, remainingLots } = order;
  return { sequence: state.sequence, orderId, account, market, side, priceTicks, remainingLots };
}

export function tellCanceled(state: State, order: SpecOrder, reason: CancelReason, resting: boolean): void {
  state.events.push({ type: 'canceled', ...told(state, order), reason, resting });
}

export function remove(state: State, order: SpecOrder): void {
  state.orders.splice(state.orders.indexOf(order), 1);
}

/** Ends an open order. */
export function cancel(state: State, order: SpecOrder, reason: CancelReason): void {
  tellCanceled(state, order, reason, !order.waiting);
  remove(state, order);
}
