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

/** The command itself changed nothing but the sequence. */
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
  /** Quote units; negative is a rebate. */
  readonly makerFee: bigint;
  /** Quote units. */
  readonly takerFee: bigint;
  readonly makerRemainingLots: number;
  readonly takerRemainingLots: number;
}

interface OrderEvent extends EventBase {
  readonly orderId: number;
  readonly account: number;
  readonly market: number;
  readonly side: Side;
  readonly priceTicks: number;
  readonly remainingLots: number;
}

/** What was left of an order that came to the book stands in it. */
export interface Rested extends OrderEvent {
  readonly type: 'rested';
}

/** A stop or take-profit order waits for its price. */
export interface Waiting extends OrderEvent {
  readonly type: 'waiting';
  readonly triggerTicks: number;
}

/** A waiting order comes to the book; what happens to it there follows. */
export interface Triggered extends OrderEvent {
  readonly type: 'triggered';
}

/** Comes right after the trade that left nothing of the order, the maker before the taker. */
export interface Filled extends EventBase {
  readonly type: 'filled';
  readonly orderId: number;
  readonly account: number;
}

/** What was left of the order ends. */
export interface Canceled extends OrderEvent {
  readonly type: 'canceled';
  /** `replaced` means that the order comes again with another price or quantity, unless it was a quote. */
  readonly reason: CancelReason;
  /** Whether these lots stood in the book. */
  readonly resting: boolean;
}

/** The order lost lots without a trade and goes on with the rest. */
export interface Reduced extends OrderEvent {
  readonly type: 'reduced';
  /** What it lost. */
  readonly quantityLots: number;
  /** Whether these lots stood in the book. */
  readonly resting: boolean;
}

export interface DeadlineSet extends EventBase {
  readonly type: 'deadlineSet';
  readonly account: number;
  /** Unix milliseconds; 0 if there is none any more. */
  readonly deadlineMs: number;
}

export interface MarkPriceChanged extends EventBase {
  readonly type: 'markPriceChanged';
  readonly market: number;
  readonly priceTicks: number;
}

export interface MarketChanged extends EventBase {
  readonly type: 'feesChanged' | 'marketHalted' | 'marketResumed';
  readonly market: number;
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
  | Waiting
  | Triggered
  | Canceled
  | Reduced
  | DeadlineSet
  | MarkPriceChanged
  | MarketChanged;
