import type { CancelReason, RejectReason, Side } from './codes.ts';

interface EventBase {
  /** Of the command that caused it. */
  readonly sequence: number;
}

export interface AccountOpened extends EventBase {
  readonly type: 'accountOpened';
  readonly account: number;
}

export interface MarketListed extends EventBase {
  readonly type: 'marketListed';
  readonly market: number;
}

export interface Deposited extends EventBase {
  readonly type: 'deposited';
  readonly account: number;
  readonly asset: number;
  readonly amount: bigint;
}

export interface Withdrawn extends EventBase {
  readonly type: 'withdrawn';
  readonly account: number;
  readonly asset: number;
  readonly amount: bigint;
}

/** The command changed nothing but the sequence. */
export interface Rejected extends EventBase {
  readonly type: 'rejected';
  readonly reason: RejectReason;
}

export interface Trade extends EventBase {
  readonly type: 'trade';
  readonly tradeId: number;
  readonly market: number;
  readonly makerOrderId: number;
  readonly takerOrderId: number;
  readonly makerAccount: number;
  readonly takerAccount: number;
  readonly takerSide: Side;
  /** The maker's price. */
  readonly priceTicks: number;
  readonly quantityLots: number;
  /** Quote units. */
  readonly makerFee: bigint;
  /** Quote units. */
  readonly takerFee: bigint;
  readonly makerRemainingLots: number;
  readonly takerRemainingLots: number;
}

/** What was left of an arriving order stands in the book. */
export interface Rested extends EventBase {
  readonly type: 'rested';
  readonly orderId: number;
  readonly account: number;
  readonly market: number;
  readonly side: Side;
  readonly priceTicks: number;
  readonly remainingLots: number;
}

/** Comes right after the trade that left nothing of the order, the maker before the taker. */
export interface Filled extends EventBase {
  readonly type: 'filled';
  readonly orderId: number;
  readonly account: number;
}

export interface Canceled extends EventBase {
  readonly type: 'canceled';
  readonly orderId: number;
  readonly account: number;
  readonly market: number;
  readonly side: Side;
  readonly priceTicks: number;
  readonly remainingLots: number;
  /** Only a `requested` cancel takes lots out of the book; in the other cases the order never stood there. */
  readonly reason: CancelReason;
}

export type ExchangeEvent =
  | AccountOpened
  | MarketListed
  | Deposited
  | Withdrawn
  | Rejected
  | Trade
  | Rested
  | Filled
  | Canceled;
