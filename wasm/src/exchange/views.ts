import type { OrderType, SelfTradePrevention, Side, TimeInForce, TriggerPrice } from './codes.ts';

/** One account's units of one asset. */
export interface Balance {
  readonly available: bigint;
  /** Held back by open orders. */
  readonly reserved: bigint;
}

/** All orders at one price. */
export interface BookLevel {
  readonly priceTicks: number;
  readonly quantityLots: number;
  readonly orderCount: number;
}

/** Both halves of a book, best price first. */
export interface Book {
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
}

/** An order that rests in the book or waits for its price. */
export interface OpenOrder {
  readonly orderId: number;
  readonly account: number;
  readonly market: number;
  readonly side: Side;
  readonly orderType: OrderType;
  readonly timeInForce: TimeInForce;
  readonly priceTicks: number;
  readonly remainingLots: number;
  readonly postOnly: boolean;
  readonly reduceOnly: boolean;
  readonly selfTrade: SelfTradePrevention;
  /** Of a mass quote. */
  readonly quote: boolean;
  /** Not yet in the book. */
  readonly waiting: boolean;
  /** 0 for an order without trigger. */
  readonly triggerTicks: number;
  readonly triggerBy: TriggerPrice;
  /** Unix milliseconds; 0 for an order that does not expire. */
  readonly expiresAtMs: number;
  /** The fee that its reserve covers, and the most it pays as a maker. */
  readonly reserveFeeBps: number;
}

/** A market and its prices. */
export interface Market {
  readonly market: number;
  readonly baseAsset: number;
  readonly quoteAsset: number;
  readonly baseUnitsPerLot: bigint;
  readonly quoteUnitsPerTickLot: bigint;
  readonly makerFeeBps: number;
  readonly takerFeeBps: number;
  readonly feeAccount: number;
  /** 0: any price. */
  readonly priceBandBps: number;
  /** 0: any number. */
  readonly accountOrdersMax: number;
  readonly halted: boolean;
  /** Of the last trade; 0 before the first. */
  readonly lastTicks: number;
  /** 0 before the first. */
  readonly markTicks: number;
}
