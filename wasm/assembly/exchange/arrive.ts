// What an order goes through that comes to the book: new, triggered, replaced or quoted.
import {
  REASON_FILL_OR_KILL,
  REASON_IMMEDIATE_OR_CANCEL,
  REASON_SELF_TRADE,
  TIME_IN_FORCE_FOK,
} from './codes';
import { emitCanceled, emitRested } from './events';
import { ORDER_LOTS, ORDER_PRICE_TICKS, ORDER_SIDE, ORDER_TIME_IN_FORCE } from './layout';
import { halfOf } from './markets';
import { canFill, match } from './match';
import { rests } from './orderKind';
import { heldFor, queueOrder, releaseHeld } from './orders';

/** Matches an admitted order and lets the rest queue up, or tells why it does not. Returns whether it rests. */
export function arrive(market: usize, order: usize): bool {
  const timeInForce = <u32>load<u8>(order, ORDER_TIME_IN_FORCE);
  if (timeInForce === TIME_IN_FORCE_FOK && !canFill(market, order)) {
    emitCanceled(order, REASON_FILL_OR_KILL, false);
    return false;
  }
  const endsTaker = match(market, order);
  if (load<u32>(order, ORDER_LOTS) === 0) return false;
  if (endsTaker) {
    emitCanceled(order, REASON_SELF_TRADE, false);
    return false;
  }
  if (!rests(timeInForce)) {
    emitCanceled(order, REASON_IMMEDIATE_OR_CANCEL, false);
    return false;
  }
  releaseHeld(order, -heldFor(order, load<u32>(order, ORDER_LOTS)));
  rest(market, order);
  return true;
}

/** Queues up an order whose reserve is booked. */
export function rest(market: usize, order: usize): void {
  queueOrder(halfOf(market, <u32>load<u8>(order, ORDER_SIDE)), load<u32>(order, ORDER_PRICE_TICKS), order);
  emitRested(order);
}
