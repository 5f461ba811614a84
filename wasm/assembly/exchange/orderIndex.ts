// From an order's id to its record: open addressing with linear probing, at most half full. Deletion shifts later
// entries back over the gap, so that there are no tombstones and a lookup never slows down with age.
import { allocate } from '../memory/arena';

const ENTRY_SHIFT: usize = 4;
const ENTRY_ORDER: usize = 8;

let entries: usize = 0;
let mask: usize = 0;

export function createOrderIndex(limit: u32): bool {
  mask = ((<usize>1) << (33 - clz(limit))) - 1;
  entries = allocate((mask + 1) << ENTRY_SHIFT);
  return entries !== 0;
}

// Fibonacci hashing: ids count up, and the golden ratio spreads neighbours evenly.
function home(orderId: u64): usize {
  return <usize>((orderId * 0x9e3779b97f4a7c15) >> 32) & mask;
}

function entryAt(slot: usize): usize {
  return entries + (slot << ENTRY_SHIFT);
}

/** The order's address, or 0. */
export function findOrder(orderId: u64): usize {
  let slot = home(orderId);
  let id = load<u64>(entryAt(slot));
  while (id !== 0 && id !== orderId) {
    slot = (slot + 1) & mask;
    id = load<u64>(entryAt(slot));
  }
  return id === 0 ? 0 : load<u32>(entryAt(slot), ENTRY_ORDER);
}

export function indexOrder(orderId: u64, order: usize): void {
  let slot = home(orderId);
  while (load<u64>(entryAt(slot)) !== 0) slot = (slot + 1) & mask;
  store<u64>(entryAt(slot), orderId);
  store<u32>(entryAt(slot), <u32>order, ENTRY_ORDER);
}

/** Forgets an order that is in the index. */
export function unindexOrder(orderId: u64): void {
  let gap = home(orderId);
  while (load<u64>(entryAt(gap)) !== orderId) gap = (gap + 1) & mask;
  for (let slot = (gap + 1) & mask; ; slot = (slot + 1) & mask) {
    const id = load<u64>(entryAt(slot));
    if (id === 0) break;
    // An entry may move to the gap unless its home lies between the gap and itself.
    if (((slot - home(id)) & mask) >= ((slot - gap) & mask)) {
      store<u64>(entryAt(gap), id);
      store<u32>(entryAt(gap), load<u32>(entryAt(slot), ENTRY_ORDER), ENTRY_ORDER);
      gap = slot;
    }
  }
  store<u64>(entryAt(gap), 0);
}
