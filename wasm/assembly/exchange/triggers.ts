// After a command: orders whose price was reached come to the book, one after the other, each seeing what the one before
// it did to the price. A command triggers so many at most; the next one goes on where it stopped.
import { admitToBook, admitToLevel, arrive } from './arrive';
import { FLAG_WAITING, REASON_NONE } from './codes';
import { emitCanceled, emitTriggered } from './events';
import { MARKET_PENDING, ORDER_FLAGS, ORDER_LOTS } from './layout';
import { marketAt, marketCount } from './markets';
import { closeOrder, heldFor, releaseHeld, unqueueOrder } from './orders';
import { clearPending, hasPendingMarkets, nextTriggered } from './waiting';

const TRIGGERS_PER_COMMAND_MAX: u32 = 64;

export function fireTriggers(): void {
  if (!hasPendingMarkets()) return;
  let left = TRIGGERS_PER_COMMAND_MAX;
  for (let index: u32 = 0; index < marketCount(); index++) {
    const market = marketAt(index);
    while (load<u32>(market, MARKET_PENDING) !== 0) {
      const order = nextTriggered(market);
      if (order === 0) {
        clearPending(market);
        break;
      }
      if (left-- === 0) return;
      trigger(market, order);
    }
  }
}

function trigger(market: usize, order: usize): void {
  releaseHeld(order, heldFor(order, load<u32>(order, ORDER_LOTS)));
  unqueueOrder(order);
  store<u8>(order, load<u8>(order, ORDER_FLAGS) & <u8>~FLAG_WAITING, ORDER_FLAGS);
  emitTriggered(order);
  let reason = admitToBook(market, order, 0);
  if (reason === REASON_NONE) reason = admitToLevel(market, order, false);
  if (reason !== REASON_NONE) {
    emitCanceled(order, reason, false);
    closeOrder(order);
  } else if (!arrive(market, order)) {
    closeOrder(order);
  }
}
