// The orders of a snapshot. Accounts list them by age, which is how they come; queues have them by priority, so they are
// sorted by that once.
import { scratch } from '../memory/arena';
import { accountAt, accountCount, balanceAt } from './accounts';
import { amountsFitAt } from './amounts';
import { lastSequence, lastTimestampMs, sequenceOfPriority } from './clock';
import {
  FEE_BPS_MAX,
  FLAG_QUOTE,
  FLAGS_PLACED,
  ORDER_TYPE_STOP,
  SEQUENCE_BITS,
  SEQUENCE_MAX,
  TICKS_OR_LOTS_END,
  TIME_IN_FORCE_GTD,
  TIME_MS_MAX,
} from './codes';
import { findLevel, levelsAreFull } from './ladder';
import {
  ACCOUNT_LAST_ORDER,
  BALANCE_RESERVED,
  ORDER_ACCOUNT,
  ORDER_ENTRY_BYTES,
  ORDER_EXPIRES_AT_MS,
  ORDER_FLAGS,
  ORDER_ID,
  ORDER_LOTS,
  ORDER_MARKET,
  ORDER_PRICE_TICKS,
  ORDER_PRIORITY,
  ORDER_RESERVE_FEE_BPS,
  ORDER_SIDE,
  ORDER_TIME_IN_FORCE,
  ORDER_TRIGGER_TICKS,
  ORDER_TYPE,
} from './layout';
import { halfOf, marketAt, marketCount, paidAsset } from './markets';
import { findOrder } from './orderIndex';
import { orderKindIsValid, QUOTE_FLAGS, rests } from './orderKind';
import {
  appendOrder,
  freeSlot,
  hasFlag,
  heldFor,
  isWaiting,
  listOrder,
  ordersAreFull,
  registerOrder,
  takeSlot,
} from './orders';
import { QUOTES_MAX } from './recordLayout';
import { SORT_ENTRY_BYTES, SORT_ENTRY_KEY, SORT_ENTRY_VALUE, sortByKey } from './sortByKey';
import { waitingHalf } from './waiting';

export const RESTORED: u32 = 0;
export const MALFORMED: u32 = 1;
export const OVER_LIMIT: u32 = 2;

/** Bit 7 has no meaning. */
const FLAGS_MAX: u32 = 127;

/** Loads `count` entries at `source`; what lies from `spare` on may be overwritten. */
export function loadOrders(source: usize, count: u32, spare: usize): u32 {
  const bytes = <usize>count * SORT_ENTRY_BYTES;
  if (scratch(spare + 2 * bytes - scratch(0)) === 0) return OVER_LIMIT;
  for (let i: u32 = 0; i < count; i++) {
    const entry = source + <usize>i * ORDER_ENTRY_BYTES;
    store<u64>(spare + <usize>i * SORT_ENTRY_BYTES, load<u64>(entry, ORDER_PRIORITY), SORT_ENTRY_KEY);
    store<u64>(spare + <usize>i * SORT_ENTRY_BYTES, <u64>entry, SORT_ENTRY_VALUE);
  }
  const result = queueAll(sortByKey(spare, spare + bytes, count), count);
  return result === RESTORED ? listAll(source, count) : result;
}

function queueAll(sorted: usize, count: u32): u32 {
  let earlier: u64 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const entry = <usize>load<u64>(sorted + <usize>i * SORT_ENTRY_BYTES, SORT_ENTRY_VALUE);
    const priority = load<u64>(entry, ORDER_PRIORITY);
    if (priority <= earlier || !orderIsValid(entry)) return MALFORMED;
    earlier = priority;
    const result = loadOrder(entry);
    if (result !== RESTORED) return result;
  }
  return RESTORED;
}

function loadOrder(entry: usize): u32 {
  if (ordersAreFull()) return OVER_LIMIT;
  const order = takeSlot();
  memory.copy(order, entry, ORDER_ENTRY_BYTES);
  const market = marketAt(<u32>load<u16>(order, ORDER_MARKET));
  const side = <u32>load<u8>(order, ORDER_SIDE);
  const balance = balanceAt(load<u32>(order, ORDER_ACCOUNT), paidAsset(market, side));
  const reserved = load<i64>(balance, BALANCE_RESERVED);
  const held = heldFor(order, load<u32>(order, ORDER_LOTS));
  const waits = isWaiting(order);
  const half = waits ? waitingHalf(market, order) : halfOf(market, side);
  const priceTicks = waits ? load<u32>(order, ORDER_TRIGGER_TICKS) : load<u32>(order, ORDER_PRICE_TICKS);
  const fits = !levelsAreFull() || findLevel(half, priceTicks) !== 0;
  if (!fits || held > i64.MAX_VALUE - reserved) {
    freeSlot(order);
    return fits ? MALFORMED : OVER_LIMIT;
  }
  store<i64>(balance, reserved + held, BALANCE_RESERVED);
  registerOrder(order);
  appendOrder(half, priceTicks, order);
  return RESTORED;
}

function listAll(source: usize, count: u32): u32 {
  for (let i: u32 = 0; i < count; i++) {
    const order = findOrder(load<u64>(source + <usize>i * ORDER_ENTRY_BYTES, ORDER_ID));
    const last = <usize>load<u32>(accountAt(load<u32>(order, ORDER_ACCOUNT)), ACCOUNT_LAST_ORDER);
    if (last !== 0 && ageOf(last) >= ageOf(order)) return MALFORMED;
    listOrder(order);
  }
  return RESTORED;
}

// Orders of a later command are larger, and of one command the later quotes.
function ageOf(order: usize): u64 {
  return (load<u64>(order, ORDER_ID) << (64 - SEQUENCE_BITS)) | (load<u64>(order, ORDER_ID) >> SEQUENCE_BITS);
}

function orderIsValid(entry: usize): bool {
  const priceTicks = load<u32>(entry, ORDER_PRICE_TICKS);
  const lots = load<u32>(entry, ORDER_LOTS);
  const feeBps = <i32>load<u16>(entry, ORDER_RESERVE_FEE_BPS);
  const market = <u32>load<u16>(entry, ORDER_MARKET);
  if (load<u32>(entry, ORDER_ACCOUNT) >= accountCount() || market >= marketCount()) return false;
  if (priceTicks - 1 >= TICKS_OR_LOTS_END - 1 || lots - 1 >= TICKS_OR_LOTS_END - 1) return false;
  if (feeBps > FEE_BPS_MAX || !amountsFitAt(marketAt(market), priceTicks, lots, feeBps)) return false;
  return idIsValid(entry) && kindIsValid(entry) && timesAreValid(entry);
}

function idIsValid(entry: usize): bool {
  const orderId = load<u64>(entry, ORDER_ID);
  const sequence = orderId & SEQUENCE_MAX;
  const quote = <u32>(orderId >> SEQUENCE_BITS);
  const isQuote = hasFlag(entry, FLAG_QUOTE);
  if (sequence === 0 || findOrder(orderId) !== 0) return false;
  if (isQuote ? quote === 0 || quote > QUOTES_MAX : quote !== 0) return false;
  const queued = sequenceOfPriority(load<u64>(entry, ORDER_PRIORITY));
  return queued >= sequence && queued <= lastSequence();
}

function kindIsValid(entry: usize): bool {
  const orderType = <u32>load<u8>(entry, ORDER_TYPE);
  const timeInForce = <u32>load<u8>(entry, ORDER_TIME_IN_FORCE);
  const flags = <u32>load<u8>(entry, ORDER_FLAGS);
  const triggerTicks = load<u32>(entry, ORDER_TRIGGER_TICKS);
  if (flags > FLAGS_MAX) return false;
  if (!orderKindIsValid(<u32>load<u8>(entry, ORDER_SIDE), orderType, timeInForce, flags & FLAGS_PLACED))
    return false;
  if (hasFlag(entry, FLAG_QUOTE) && (flags !== QUOTE_FLAGS || orderType !== 0 || timeInForce !== 0))
    return false;
  if (orderType < ORDER_TYPE_STOP ? triggerTicks !== 0 : triggerTicks - 1 >= TICKS_OR_LOTS_END - 1)
    return false;
  return isWaiting(entry) ? orderType >= ORDER_TYPE_STOP : rests(timeInForce);
}

function timesAreValid(entry: usize): bool {
  const expiresAtMs = load<u64>(entry, ORDER_EXPIRES_AT_MS);
  if (<u32>load<u8>(entry, ORDER_TIME_IN_FORCE) !== TIME_IN_FORCE_GTD) return expiresAtMs === 0;
  return expiresAtMs > lastTimestampMs() && expiresAtMs <= TIME_MS_MAX;
}
