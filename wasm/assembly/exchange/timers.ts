// What a point in time brings: orders that expire, and accounts whose dead man's switch cancels. A binary heap in which
// every order and account knows its place, so that it can leave early.
import { allocate } from '../memory/arena';
import { accountAt } from './accounts';
import { ACCOUNT_DEADLINE_MS, ACCOUNT_TIMER, COLD_TIMER, ORDER_EXPIRES_AT_MS, ORDER_ID } from './layout';

/** Time (u64), key (u64: an order's id, or an account with the top bit), order (u32, or 0), where its place is kept (u32). */
const TIMER_BYTES: usize = 24;
const TIMER_AT_MS: usize = 0;
const TIMER_KEY: usize = 8;
const TIMER_ORDER: usize = 16;
const TIMER_PLACE: usize = 20;
const NEVER: u64 = u64.MAX_VALUE;
const ACCOUNT_KEY: u64 = 1 << 63;

/** Where an entry waits while two change places. */
const spare: usize = memory.data(24, 8);

let heap: usize = 0;
let count: u32 = 0;
let earliest: u64 = NEVER;

export function createTimers(orderLimit: u32, accountLimit: u32): bool {
  heap = allocate((<usize>orderLimit + <usize>accountLimit) * TIMER_BYTES);
  return heap !== 0;
}

export function clearTimers(): void {
  count = 0;
  earliest = NEVER;
}

/** When the next timer runs out; the end of time where there is none. */
export function nextTimerMs(): u64 {
  return earliest;
}

/** The order of the next timer, or 0 if it is an account's. */
export function nextTimerOrder(): usize {
  return load<u32>(heap, TIMER_ORDER);
}

/** The account of the next timer. */
export function nextTimerAccount(): u32 {
  return <u32>load<u64>(heap, TIMER_KEY);
}

export function startOrderTimer(order: usize, links: usize): void {
  const atMs = load<u64>(order, ORDER_EXPIRES_AT_MS);
  insert(atMs, load<u64>(order, ORDER_ID), <u32>order, links + COLD_TIMER);
}

export function stopOrderTimer(links: usize): void {
  remove(load<u32>(links, COLD_TIMER));
}

/** Sets an account's deadline, or takes it away with 0. */
export function setDeadline(account: u32, deadlineMs: u64): void {
  const at = accountAt(account);
  if (load<u64>(at, ACCOUNT_DEADLINE_MS) !== 0) remove(load<u32>(at, ACCOUNT_TIMER));
  store<u64>(at, deadlineMs, ACCOUNT_DEADLINE_MS);
  if (deadlineMs !== 0) insert(deadlineMs, ACCOUNT_KEY | <u64>account, 0, at + ACCOUNT_TIMER);
}

function entryAt(index: u32): usize {
  return heap + <usize>index * TIMER_BYTES;
}

function insert(atMs: u64, key: u64, order: u32, place: usize): void {
  const entry = entryAt(count);
  store<u64>(entry, atMs, TIMER_AT_MS);
  store<u64>(entry, key, TIMER_KEY);
  store<u32>(entry, order, TIMER_ORDER);
  store<u32>(entry, <u32>place, TIMER_PLACE);
  store<u32>(place, count);
  rise(count++);
  noteEarliest();
}

function remove(index: u32): void {
  count--;
  if (index !== count) {
    moveEntry(entryAt(count), index);
    sink(index);
    rise(index);
  }
  noteEarliest();
}

function noteEarliest(): void {
  earliest = count === 0 ? NEVER : load<u64>(heap, TIMER_AT_MS);
}

// Orders before accounts, orders by id, accounts by number.
function isBefore(a: usize, b: usize): bool {
  const first = load<u64>(a, TIMER_AT_MS);
  const second = load<u64>(b, TIMER_AT_MS);
  return first < second || (first === second && load<u64>(a, TIMER_KEY) < load<u64>(b, TIMER_KEY));
}

function moveEntry(from: usize, index: u32): void {
  memory.copy(entryAt(index), from, TIMER_BYTES);
  store<u32>(load<u32>(from, TIMER_PLACE), index);
}

function swap(a: u32, b: u32): void {
  memory.copy(spare, entryAt(a), TIMER_BYTES);
  moveEntry(entryAt(b), a);
  moveEntry(spare, b);
}

function rise(index: u32): void {
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!isBefore(entryAt(index), entryAt(parent))) return;
    swap(index, parent);
    index = parent;
  }
}

function sink(index: u32): void {
  for (;;) {
    let least = index;
    const end = min<u32>(2 * index + 3, count);
    for (let child: u32 = 2 * index + 1; child < end; child++) {
      if (isBefore(entryAt(child), entryAt(least))) least = child;
    }
    if (least === index) return;
    swap(index, least);
    index = least;
  }
}
