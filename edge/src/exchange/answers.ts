import { formatDecimal } from '../markets/decimal.ts';
import { MARKETS, type Market } from '../markets/markets.ts';
import type { FillAnswer, OrderAnswer, TradeAnswer } from './schema.ts';
import type { SettledFillRow } from './store/fillStore.ts';
import type { OrderRow } from './store/orderStore.ts';

type Hex = `0x${string}`;

/** An order as people read it. */
export function answerOrder(order: OrderRow, account: Hex): OrderAnswer {
  const market = marketOf(order.market);
  const quantity = (lots: number) => formatDecimal(lots, market.quantityDecimals);
  return {
    orderId: order.order_id,
    clientOrderId: order.client_order_id,
    account,
    market: market.symbol,
    side: order.side,
    type: order.type,
    timeInForce: order.time_in_force,
    price: formatDecimal(order.price_ticks, market.priceDecimals),
    quantity: quantity(order.quantity_lots),
    filled: quantity(order.filled_lots),
    remaining: quantity(order.quantity_lots - order.filled_lots),
    status: order.status,
    cancelReason: order.cancel_reason,
    digest: order.digest,
    timeMs: order.time_ms,
  };
}

/** One side of a fill as its owner reads it. */
export function answerFill(
  fill: SettledFillRow,
  liquidity: 'maker' | 'taker',
  clientOrderId: string,
): FillAnswer {
  const market = marketOf(fill.market);
  const takes = liquidity === 'taker';
  const makerSide = fill.taker_side === 'buy' ? 'sell' : 'buy';
  return {
    tradeId: fill.trade_id,
    sequence: fill.sequence,
    orderId: takes ? fill.taker_order_id : fill.maker_order_id,
    clientOrderId,
    market: market.symbol,
    side: takes ? fill.taker_side : makerSide,
    liquidity,
    price: formatDecimal(fill.price_ticks, market.priceDecimals),
    quantity: formatDecimal(fill.quantity_lots, market.quantityDecimals),
    fee: formatDecimal(BigInt(takes ? fill.taker_fee : fill.maker_fee), market.quoteAsset.decimals),
    timeMs: fill.time_ms,
    stage: fill.batch_id === null ? 'matched' : 'settled',
    batchId: fill.batch_id,
    transaction: fill.tx_hash,
    blockNumber: fill.block_number,
  };
}

/** A fill as everybody reads it. */
export function answerTrade(fill: SettledFillRow): TradeAnswer {
  const market = marketOf(fill.market);
  return {
    tradeId: fill.trade_id,
    sequence: fill.sequence,
    market: market.symbol,
    price: formatDecimal(fill.price_ticks, market.priceDecimals),
    quantity: formatDecimal(fill.quantity_lots, market.quantityDecimals),
    takerSide: fill.taker_side,
    timeMs: fill.time_ms,
    stage: fill.batch_id === null ? 'matched' : 'settled',
  };
}

function marketOf(id: number): Market {
  return MARKETS[id] as Market;
}
