// From an order's id to its record: open addressing with linear probing, at most half full. Deletion shifts later
// entries back over the gap, so that there are no tombstones and a lookup never slows down with age.
import { allocate } from '../memory/arena';
import { ORDER_ID } from './layout';

// An entry has the lower half of the id, which is enough to find its home again, and the order's address (0: empty).
const ENTRY_SHIFT: usize = 3;
const ENTRY_ID: usize = 0;
const ENTRY_ORDER: usize = 4;
/** Ids count up: eight in a row share a cache line, and the golden ratio spreads the lines. */
const LINE_SHIFT: u32 = 3;
const LINE_MASK: u32 = 7;

let entries: usize = 0;
let mask: u32 = 0;

export function createOrderIndex(limit: u32): bool {
  mask = (((<u32>1) << (33 - clz(limit))) - 1) | LINE_MASK;
  entries = allocate((<usize>mask + 1) << ENTRY_SHIFT);
  return entries !== 0;
}

function home(id: u32): u32 {
  return ((((id >> LINE_SHIFT) * 0x9e3779b1) >> 3) ^ (id & LINE_MASK)) & mask;
}

function entryAt(slot: u32): usize {
  return entries + ((<usize>slot) << ENTRY_SHIFT);
}

/** The order's address, or 0. */
export function findOrder(orderId: u64): usize {
  let slot = home(<u32>orderId);
  let order = <usize>load<u32>(entryAt(slot), ENTRY_ORDER);
  while (order !== 0 && !isEntryOf(slot, order, orderId)) {
    slot = (slot + 1) & mask;
    order = load<u32>(entryAt(slot), ENTRY_ORDER);
  }
  return order;
}

function isEntryOf(slot: u32, order: usize, orderId: u64): bool {
  return load<u32>(entryAt(slot), ENTRY_ID) === <u32>orderId && load<u64>(order, ORDER_ID) === orderId;
}

export function indexOrder(orderId: u64, order: usize): void {
  let slot = home(<u32>orderId);
  while (load<u32>(entryAt(slot), ENTRY_ORDER) !== 0) slot = (slot + 1) & mask;
  store<u32>(entryAt(slot), <u32>orderId, ENTRY_ID);
  store<u32>(entryAt(slot), <u32>order, ENTRY_ORDER);
}

/** Forgets an order that is in the index. */
export function unindexOrder(orderId: u64, order: usize): void {
  let gap = home(<u32>orderId);
  while (load<u32>(entryAt(gap), ENTRY_ORDER) !== <u32>order) gap = (gap + 1) & mask;
  let slot = (gap + 1) & mask;
  while (load<u32>(entryAt(slot), ENTRY_ORDER) !== 0) {
    // An entry may move to the gap unless its home lies between the gap and itself.
    if (((slot - home(load<u32>(entryAt(slot), ENTRY_ID))) & mask) >= ((slot - gap) & mask)) {
      store<u64>(entryAt(gap), load<u64>(entryAt(slot)));
      gap = slot;
    }
    slot = (slot + 1) & mask;
  }
  store<u64>(entryAt(gap), 0);
}
