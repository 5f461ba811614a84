import { orderWords } from './orderBounds.ts';
import type { Admitted } from './signedJson.ts';
import type { OrderMessage } from './signedMessages.ts';
import type { OrderRow } from './store/orderStore.ts';

/** An order's row before its command: without sequence, fills and answer. */
export function draftOrder(
  admitted: Admitted<OrderMessage>,
  account: number,
  clientOrderId: string,
  signerEndsAt: number,
): OrderRow {
  const { message, signature, digest, signer } = admitted;
  const { side, type, timeInForce } = orderWords(message);
  const expiry = Number(message.expiry);
  return {
    order_id: 0,
    account,
    client_order_id: clientOrderId,
    market: message.marketId,
    side,
    type,
    time_in_force: timeInForce,
    price_ticks: Number(message.priceTicks),
    quantity_lots: Number(message.quantityLots),
    filled_lots: 0,
    status: 'canceled',
    cancel_reason: null,
    digest,
    signer,
    signature,
    max_fee_bps: message.maxFeeBps,
    expiry,
    ends_at: Math.min(expiry, signerEndsAt),
    time_ms: 0,
    result: '',
  };
}
