import { ORDER_ID } from './layout';

/** Sorts `count` order addresses (u32 each) at `array` by order id, in place. Heapsort: no recursion, no worst case. */
export function sortOrders(array: usize, count: u32): void {
  for (let start = count >> 1; start > 0; start--) siftDown(array, start - 1, count);
  for (let end = count; end > 1; end--) {
    swap(array, array + ((<usize>(end - 1)) << 2));
    siftDown(array, 0, end - 1);
  }
}

function siftDown(array: usize, root: u32, end: u32): void {
  for (;;) {
    let child = (root << 1) + 1;
    if (child >= end) return;
    if (child + 1 < end && idAt(array, child) < idAt(array, child + 1)) child++;
    if (idAt(array, root) >= idAt(array, child)) return;
    swap(array + ((<usize>root) << 2), array + ((<usize>child) << 2));
    root = child;
  }
}

function idAt(array: usize, index: u32): u64 {
  return load<u64>(load<u32>(array + ((<usize>index) << 2)), ORDER_ID);
}

function swap(a: usize, b: usize): void {
  const kept = load<u32>(a);
  store<u32>(a, load<u32>(b));
  store<u32>(b, kept);
}
