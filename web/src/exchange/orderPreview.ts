import { formatDecimal, type MarketAnswer, parseDecimal } from '@quantum-chain/edge/client';
import type { OrderDraft } from './orderForm.ts';

/** Below `trade.problem_` in the messages. */
export type OrderProblem =
  | 'priceMissing'
  | 'priceOffTick'
  | 'quantityMissing'
  | 'quantityOffLot'
  | 'noOtherSide'
  | 'notEnoughQuote'
  | 'notEnoughBase';

/** What an order does to its owner's money, before it is sent. All in base units. */
export interface OrderPreview {
  /** As it will be signed: for a market order the worst price that its signer accepts. */
  price: string;
  notional: bigint;
  /** At most: the dearer of maker and taker. */
  fee: bigint;
  /** A buyer pays no more than this. */
  payAtMost: bigint;
  /** A seller receives no less than this, for what is filled. */
  receiveAtLeast: bigint;
  quantityLots: bigint;
}

export interface OrderSituation {
  bestBid: string | undefined;
  bestAsk: string | undefined;
  availableQuote: bigint;
  availableBase: bigint;
}

type Market = Pick<
  MarketAnswer,
  | 'priceDecimals'
  | 'quantityDecimals'
  | 'baseUnitsPerLot'
  | 'quoteUnitsPerTickLot'
  | 'makerFeeBps'
  | 'takerFeeBps'
>;

/** How far from the best price a market order may trade: one per cent. */
const MARKET_ORDER_REACH_BPS = 100n;
const BPS = 10_000n;

/** The order's cost, or the first thing that keeps it from being sent. */
export function previewOrder(
  draft: OrderDraft,
  market: Market,
  situation: OrderSituation,
): { preview: OrderPreview } | { problem: OrderProblem; preview?: OrderPreview } {
  const price = draft.type === 'limit' ? limitTicks(draft, market) : worstTicks(draft, market, situation);
  if (typeof price === 'string') return { problem: price };
  if (draft.quantity === '') return { problem: 'quantityMissing' };
  const lots = parseDecimal(draft.quantity, market.quantityDecimals);
  if (lots === undefined) return { problem: 'quantityOffLot' };
  if (lots === 0n) return { problem: 'quantityMissing' };

  const preview = costOf(price, lots, market);
  if (draft.side === 'buy' && preview.payAtMost > situation.availableQuote)
    return { problem: 'notEnoughQuote', preview };
  if (draft.side === 'sell' && lots * BigInt(market.baseUnitsPerLot) > situation.availableBase)
    return { problem: 'notEnoughBase', preview };
  return { preview };
}

/** The most lots that the free balance covers at this price, for the quick sizes. */
export function maximumLots(draft: OrderDraft, market: Market, situation: OrderSituation): bigint {
  if (draft.side === 'sell') return situation.availableBase / BigInt(market.baseUnitsPerLot);
  const price = draft.type === 'limit' ? limitTicks(draft, market) : worstTicks(draft, market, situation);
  if (typeof price === 'string') return 0n;
  const perLot = price * BigInt(market.quoteUnitsPerTickLot);
  // Solves lots × perLot × (1 + fee) ≤ available; the fee's floor can only leave something over.
  return (situation.availableQuote * BPS) / (perLot * (BPS + dearerFeeBps(market)));
}

function costOf(priceTicks: bigint, lots: bigint, market: Market): OrderPreview {
  const notional = priceTicks * lots * BigInt(market.quoteUnitsPerTickLot);
  const fee = (notional * dearerFeeBps(market)) / BPS;
  return {
    price: formatDecimal(priceTicks, market.priceDecimals),
    notional,
    fee,
    payAtMost: notional + fee,
    receiveAtLeast: notional - fee,
    quantityLots: lots,
  };
}

function limitTicks(draft: OrderDraft, market: Market): bigint | OrderProblem {
  if (draft.price === '') return 'priceMissing';
  const ticks = parseDecimal(draft.price, market.priceDecimals);
  if (ticks === undefined) return 'priceOffTick';
  return ticks === 0n ? 'priceMissing' : ticks;
}

/** Rounded toward the best price, so that the bound is never wider than one per cent. */
function worstTicks(draft: OrderDraft, market: Market, situation: OrderSituation): bigint | OrderProblem {
  const best = draft.side === 'buy' ? situation.bestAsk : situation.bestBid;
  const ticks = best === undefined ? undefined : parseDecimal(best, market.priceDecimals);
  if (ticks === undefined) return 'noOtherSide';
  return draft.side === 'buy'
    ? (ticks * (BPS + MARKET_ORDER_REACH_BPS)) / BPS
    : (ticks * (BPS - MARKET_ORDER_REACH_BPS) + BPS - 1n) / BPS;
}

function dearerFeeBps(market: Market): bigint {
  return BigInt(Math.max(market.makerFeeBps, market.takerFeeBps));
}
