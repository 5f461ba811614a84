// From an order's id to its slot: chains in buckets. The low bits of a chain's number are those of a leaf of the state
// tree, so that hashing a leaf finds its orders here.
import { allocate } from '../memory/arena';
import { ORDER_BUCKET_NEXT, ORDER_ID } from './layout';
import { ORDER_BUCKETS, spread } from './touched';

let heads: usize = 0;
let mask: u32 = 0;

export function createOrderIndex(limit: u32): bool {
  mask = max((<u32>1) << (32 - clz(limit)), ORDER_BUCKETS) - 1;
  heads = allocate((<usize>mask + 1) << 2);
  return heads !== 0;
}

/** How many chains there are, a multiple of `ORDER_BUCKETS`. */
export function chainCount(): u32 {
  return mask + 1;
}

/** The first order of a chain, or 0; `ORDER_BUCKET_NEXT` leads on. */
export function chainHead(chain: u32): usize {
  return load<u32>(headAt(chain));
}

function headAt(chain: u32): usize {
  return heads + ((<usize>(chain & mask)) << 2);
}

/** The order's address, or 0. */
export function findOrder(orderId: u64): usize {
  let order = chainHead(spread(orderId));
  while (order !== 0 && load<u64>(order, ORDER_ID) !== orderId) order = load<u32>(order, ORDER_BUCKET_NEXT);
  return order;
}

export function indexOrder(order: usize): void {
  const head = headAt(spread(load<u64>(order, ORDER_ID)));
  store<u32>(order, load<u32>(head), ORDER_BUCKET_NEXT);
  store<u32>(head, <u32>order);
}

/** Forgets an order that is in the index. */
export function unindexOrder(order: usize): void {
  let link = headAt(spread(load<u64>(order, ORDER_ID)));
  while (<usize>load<u32>(link) !== order) link = <usize>load<u32>(link) + ORDER_BUCKET_NEXT;
  store<u32>(link, load<u32>(order, ORDER_BUCKET_NEXT));
}
