// How an open order ends without a trade.
import { emitCanceled } from './events';
import { ORDER_LOTS } from './layout';
import { closeOrder, heldFor, isWaiting, releaseHeld, unqueueOrder } from './orders';

/** Takes an open order out of its queue, gives back what it holds and tells why. */
export function cancelOpenOrder(order: usize, reason: u32): void {
  releaseHeld(order, heldFor(order, load<u32>(order, ORDER_LOTS)));
  emitCanceled(order, reason, !isWaiting(order));
  endOrder(order);
}

/** Takes an open order that holds nothing any more out of its queue and forgets it. */
export function endOrder(order: usize): void {
  unqueueOrder(order);
  closeOrder(order);
}
