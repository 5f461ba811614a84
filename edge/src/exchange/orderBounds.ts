import { EdgeError } from '../http/edgeError.ts';
import type { Market } from '../markets/markets.ts';
import { TICKS_OR_LOTS_END } from '../markets/markets.ts';
import type { OrderMessage } from './signedMessages.ts';

const SIDES = ['buy', 'sell'] as const;
const ORDER_TYPES = ['limit', 'market'] as const;
const TIMES_IN_FORCE = ['GTC', 'IOC'] as const;

/** One order may meet so many others: its fills have to fit one batch (see the sequencer's bounds), and so one block. */
export const ORDERS_MET_MAX = 100;

/** An order's small numbers as words again. */
export function orderWords(message: Pick<OrderMessage, 'side' | 'orderType' | 'timeInForce'>) {
  return {
    side: SIDES[message.side] ?? 'buy',
    type: ORDER_TYPES[message.orderType] ?? 'limit',
    timeInForce: TIMES_IN_FORCE[message.timeInForce] ?? 'GTC',
  };
}

/**
 * Everything the contract and the engine would refuse of an order by itself, whatever the book and balances are.
 * @throws EdgeError `PRICE_OUT_OF_RANGE`, `QUANTITY_OUT_OF_RANGE`, `FEE_BELOW_MARKET`, `INVALID_REQUEST`
 */
export function requireBounds(message: OrderMessage, market: Market): void {
  if (message.priceTicks <= 0n || message.priceTicks >= TICKS_OR_LOTS_END) {
    throw new EdgeError('PRICE_OUT_OF_RANGE', 'The price is outside of what the market takes.');
  }
  if (message.quantityLots <= 0n || message.quantityLots >= TICKS_OR_LOTS_END) {
    throw new EdgeError('QUANTITY_OUT_OF_RANGE', 'The quantity is outside of what the market takes.');
  }
  const feeBps = Math.max(market.makerFeeBps, market.takerFeeBps);
  if (message.maxFeeBps < feeBps) {
    throw new EdgeError('FEE_BELOW_MARKET', `The market's fee is up to ${feeBps} basis points.`, {
      details: { feeBps },
    });
  }
  const { type, timeInForce } = orderWords(message);
  const notional = message.priceTicks * message.quantityLots * BigInt(market.quoteUnitsPerTickLot);
  if (timeInForce === 'GTC' && notional < BigInt(market.minRestingQuoteUnits)) {
    throw new EdgeError(
      'QUANTITY_OUT_OF_RANGE',
      'An order that may rest has to be worth more; use IOC for less.',
      {
        details: { minimumQuoteUnits: market.minRestingQuoteUnits },
      },
    );
  }
  if (type === 'market' && timeInForce !== 'IOC') {
    throw new EdgeError('INVALID_REQUEST', 'A market order cannot rest: its time in force is IOC.');
  }
}

/** What the engine sets aside for an order at its limit price: base units for a sell, quote units with the fee for a buy. */
export function reserveOf(message: OrderMessage, market: Market): { asset: number; amount: bigint } {
  if (orderWords(message).side === 'sell') {
    return { asset: market.baseAsset.id, amount: message.quantityLots * BigInt(market.baseUnitsPerLot) };
  }
  const notional = message.priceTicks * message.quantityLots * BigInt(market.quoteUnitsPerTickLot);
  const feeBps = BigInt(Math.max(market.makerFeeBps, market.takerFeeBps));
  return { asset: market.quoteAsset.id, amount: notional + (notional * feeBps) / 10_000n };
}
