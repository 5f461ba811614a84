import type { Side } from './codes.ts';

/** One account's units of one asset. */
export interface Balance {
  readonly available: bigint;
  /** Held back by resting orders. */
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

/** A resting order. */
export interface OpenOrder {
  readonly orderId: number;
  readonly account: number;
  readonly market: number;
  readonly side: Side;
  readonly priceTicks: number;
  readonly remainingLots: number;
}

/** A market as it was listed. */
export interface Market {
  readonly market: number;
  readonly baseAsset: number;
  readonly quoteAsset: number;
  readonly baseUnitsPerLot: bigint;
  readonly quoteUnitsPerTickLot: bigint;
  readonly makerFeeBps: number;
  readonly takerFeeBps: number;
  readonly feeAccount: number;
}
