// The one way into the state machine: records in, events out. A command either takes effect whole or is rejected whole.
import { createAccounts } from './accounts';
import { cancelAll, cancelOrder } from './cancelOrders';
import { advance } from './clock';
import {
  OP_CANCEL_ALL,
  OP_CANCEL_ORDER,
  OP_DEPOSIT,
  OP_LIST_MARKET,
  OP_OPEN_ACCOUNT,
  OP_PLACE_ORDER,
  OP_WITHDRAW,
  REJECT_BAD_COMMAND,
  REJECT_NONE,
} from './codes';
import { beginEvents, clearEvents, createEvents, emitRejected, hasRoomForEvents } from './events';
import { createLadders } from './ladder';
import { RECORD_BYTES, RECORD_OP, RECORD_SEQUENCE } from './layout';
import { deposit, listMarket, openAccount, withdraw } from './manage';
import { createMarkets } from './markets';
import { createOrders, orderCount } from './orders';
import { placeOrder } from './placeOrder';

/** Lays out all memory. Called once, before anything else; false if the host refuses the memory. */
export function createExchange(accounts: u32, assets: u32, markets: u32, orders: u32, levels: u32): bool {
  if (!createAccounts(accounts, assets) || !createMarkets(markets) || !createOrders(orders)) return false;
  return createLadders(levels) && createEvents(orders);
}

/**
 * Applies records that passed `checkRecords` until all are done or the event buffer could not hold the next command's
 * events. Returns how many were applied.
 */
export function applyRecords(records: usize, count: u32): u32 {
  clearEvents();
  for (let i: u32 = 0; i < count; i++) {
    if (!hasRoomForEvents(orderCount() + 1)) return i;
    const record = records + <usize>i * RECORD_BYTES;
    beginEvents(load<u64>(record, RECORD_SEQUENCE));
    const reason = dispatch(record);
    if (reason !== REJECT_NONE) emitRejected(reason);
    advance(record);
  }
  return count;
}

function dispatch(record: usize): u32 {
  switch (<u32>load<u8>(record, RECORD_OP)) {
    case OP_PLACE_ORDER:
      return placeOrder(record);
    case OP_CANCEL_ORDER:
      return cancelOrder(record);
    case OP_CANCEL_ALL:
      return cancelAll(record);
    case OP_DEPOSIT:
      return deposit(record);
    case OP_WITHDRAW:
      return withdraw(record);
    case OP_OPEN_ACCOUNT:
      return openAccount(record);
    case OP_LIST_MARKET:
      return listMarket(record);
    default:
      return REJECT_BAD_COMMAND;
  }
}
