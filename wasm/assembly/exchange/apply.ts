// The one way into the state machine: records in, events out. A command takes what its time brings first, then takes
// effect or is rejected, and ends with the orders that its prices trigger.
import { cancelAfter, cancelAll, cancelOrder, expireUntil } from './cancelOrders';
import { advance, lastTimestampMs } from './clock';
import {
  OP_CANCEL_AFTER,
  OP_CANCEL_ALL,
  OP_CANCEL_ORDER,
  OP_DEPOSIT,
  OP_HALT_MARKET,
  OP_LIST_MARKET,
  OP_MASS_QUOTE,
  OP_OPEN_ACCOUNT,
  OP_PLACE_ORDER,
  OP_REPLACE_ORDER,
  OP_RESUME_MARKET,
  OP_SET_FEES,
  OP_SET_MARK_PRICE,
  OP_WITHDRAW,
  REASON_BAD_COMMAND,
  REASON_NONE,
} from './codes';
import { moneyIsConserved } from './conservation';
import { clearEvents, emitRejected, hasRoomForEvents } from './events';
import { GROUP_COMMANDS, lookAhead } from './lookAhead';
import { deposit, listMarket, openAccount, withdraw } from './manage';
import { massQuote } from './massQuote';
import { setFees, setHalted, setMarkPrice } from './operate';
import { orderCount } from './orders';
import { placeOrder } from './placeOrder';
import { RECORD_BYTES, RECORD_OP } from './recordLayout';
import { replaceOrder } from './replaceOrder';
import { nextTimerMs } from './timers';
import { fireTriggers } from './triggers';
import { hasPendingMarkets } from './waiting';

/**
 * Applies records whose sequences and times were checked until all are done or the event buffer could not hold the next
 * command's events. Returns how many were applied.
 */
export function applyRecords(records: usize, count: u32): u32 {
  clearEvents();
  for (let i: u32 = 0; i < count; i++) {
    if (!hasRoomForEvents(orderCount())) return i;
    if ((i & (GROUP_COMMANDS - 1)) === 0)
      lookAhead(records + <usize>i * RECORD_BYTES, min(GROUP_COMMANDS, count - i));
    const record = records + <usize>i * RECORD_BYTES;
    advance(record);
    if (nextTimerMs() <= lastTimestampMs()) expireUntil(lastTimestampMs());
    const reason = dispatch(record);
    if (reason !== REASON_NONE) emitRejected(reason);
    if (hasPendingMarkets()) fireTriggers();
    if (!ASC_NO_ASSERT) assert(moneyIsConserved());
  }
  return count;
}

function dispatch(record: usize): u32 {
  switch (<u32>load<u8>(record, RECORD_OP)) {
    case OP_PLACE_ORDER:
      return placeOrder(record);
    case OP_CANCEL_ORDER:
      return cancelOrder(record);
    case OP_REPLACE_ORDER:
      return replaceOrder(record);
    case OP_MASS_QUOTE:
      return massQuote(record);
    case OP_CANCEL_ALL:
      return cancelAll(record);
    case OP_CANCEL_AFTER:
      return cancelAfter(record);
    case OP_DEPOSIT:
      return deposit(record);
    case OP_WITHDRAW:
      return withdraw(record);
    case OP_OPEN_ACCOUNT:
      return openAccount(record);
    case OP_LIST_MARKET:
      return listMarket(record);
    case OP_SET_FEES:
      return setFees(record);
    case OP_SET_MARK_PRICE:
      return setMarkPrice(record);
    case OP_HALT_MARKET:
      return setHalted(record, 1);
    case OP_RESUME_MARKET:
      return setHalted(record, 0);
    default:
      return REASON_BAD_COMMAND;
  }
}
