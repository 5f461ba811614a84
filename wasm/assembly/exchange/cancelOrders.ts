// Commands and times that end orders which stand or wait.
import { accountAt, accountCount } from './accounts';
import {
  EVENT_DEADLINE_SET,
  REASON_BAD_TIME,
  REASON_DEAD_MANS_SWITCH,
  REASON_EXPIRED,
  REASON_NONE,
  REASON_REQUESTED,
  REASON_UNKNOWN_ACCOUNT,
  REASON_UNKNOWN_MARKET,
  REASON_UNKNOWN_ORDER,
  TIME_MS_MAX,
} from './codes';
import { cancelOpenOrder } from './endOrder';
import { emitAccount } from './events';
import { ACCOUNT_FIRST_ORDER, COLD_ACCOUNT_NEXT, ORDER_ACCOUNT, ORDER_FLAGS, ORDER_MARKET } from './layout';
import { marketCount } from './markets';
import { findOrder } from './orderIndex';
import { coldOf } from './orders';
import { RECORD_ACCOUNT, RECORD_MARKET, RECORD_TIMESTAMP_MS, RECORD_VALUE } from './recordLayout';
import { nextTimerAccount, nextTimerMs, nextTimerOrder, setDeadline } from './timers';
import { touchAccount } from './touched';

const ALL_MARKETS: u32 = u32.MAX_VALUE;
const ALL_FLAGS: u32 = 0;

/** Applies a `cancelOrder` record. Another account's order is as unknown as one that never was. */
export function cancelOrder(record: usize): u32 {
  const account = load<u32>(record, RECORD_ACCOUNT);
  if (account >= accountCount()) return REASON_UNKNOWN_ACCOUNT;
  const order = findOrder(load<u64>(record, RECORD_VALUE));
  if (order === 0 || load<u32>(order, ORDER_ACCOUNT) !== account) return REASON_UNKNOWN_ORDER;
  cancelOpenOrder(order, REASON_REQUESTED);
  return REASON_NONE;
}

/** Applies a `cancelAll` record: every order of an account in one market, oldest first. */
export function cancelAll(record: usize): u32 {
  const account = load<u32>(record, RECORD_ACCOUNT);
  const market = load<u32>(record, RECORD_MARKET);
  if (account >= accountCount()) return REASON_UNKNOWN_ACCOUNT;
  if (market >= marketCount()) return REASON_UNKNOWN_MARKET;
  endOrdersOf(account, market, ALL_FLAGS, REASON_REQUESTED);
  return REASON_NONE;
}

/** Applies a `cancelAfter` record: arms an account's dead man's switch anew, or disarms it with 0. */
export function cancelAfter(record: usize): u32 {
  const account = load<u32>(record, RECORD_ACCOUNT);
  const deadlineMs = load<u64>(record, RECORD_VALUE);
  if (account >= accountCount()) return REASON_UNKNOWN_ACCOUNT;
  if (deadlineMs !== 0 && deadlineMs <= load<u64>(record, RECORD_TIMESTAMP_MS)) return REASON_BAD_TIME;
  if (deadlineMs > TIME_MS_MAX) return REASON_BAD_TIME;
  armSwitch(account, deadlineMs);
  emitAccount(EVENT_DEADLINE_SET, account, 0, deadlineMs);
  return REASON_NONE;
}

/** Ends what has run out by a command's time, earliest first, before the command itself. */
export function expireUntil(timestampMs: u64): void {
  while (nextTimerMs() <= timestampMs) {
    const order = nextTimerOrder();
    if (order !== 0) {
      cancelOpenOrder(order, REASON_EXPIRED);
    } else {
      const account = nextTimerAccount();
      armSwitch(account, 0);
      endOrdersOf(account, ALL_MARKETS, ALL_FLAGS, REASON_DEAD_MANS_SWITCH);
    }
  }
}

/** Ends an account's orders that have all of `flags`, in one market, oldest first. */
export function endOrdersOf(account: u32, market: u32, flags: u32, reason: u32): void {
  let order = <usize>load<u32>(accountAt(account), ACCOUNT_FIRST_ORDER);
  while (order !== 0) {
    const next = load<u32>(coldOf(order), COLD_ACCOUNT_NEXT);
    const isThere = market === ALL_MARKETS || <u32>load<u16>(order, ORDER_MARKET) === market;
    if (isThere && (load<u8>(order, ORDER_FLAGS) & flags) === flags) cancelOpenOrder(order, reason);
    order = next;
  }
}

function armSwitch(account: u32, deadlineMs: u64): void {
  setDeadline(account, deadlineMs);
  touchAccount(account);
}
