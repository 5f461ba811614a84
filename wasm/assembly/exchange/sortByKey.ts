// Radix sort of entries by a key, as many passes as the largest key has digits.

/** An entry has a key (u64) and a value (u64). */
export const SORT_ENTRY_BYTES: usize = 16;
export const SORT_ENTRY_KEY: usize = 0;
export const SORT_ENTRY_VALUE: usize = 8;

const KEY_BITS: u64 = 64;
const DIGIT_BITS: u64 = 11;
const DIGIT_MASK: u64 = 2047;
const DIGITS_BYTES: usize = 2048 * 4;

const starts: usize = memory.data(8192, 16);

/** Sorts `count` entries at `entries`, with as much room at `spare`. Returns where they are then. */
export function sortByKey(entries: usize, spare: usize, count: u32): usize {
  const keyMax = largestKey(entries, count);
  let from = entries;
  let to = spare;
  for (let shift: u64 = 0; shift < KEY_BITS && keyMax >> shift !== 0; shift += DIGIT_BITS) {
    countDigits(from, count, shift);
    distribute(from, to, count, shift);
    const kept = from;
    from = to;
    to = kept;
  }
  return from;
}

function largestKey(entries: usize, count: u32): u64 {
  let largest: u64 = 0;
  for (let i: u32 = 0; i < count; i++) {
    largest = max(largest, load<u64>(entries + <usize>i * SORT_ENTRY_BYTES, SORT_ENTRY_KEY));
  }
  return largest;
}

function digitAt(entry: usize, shift: u64): usize {
  return starts + ((<usize>((load<u64>(entry, SORT_ENTRY_KEY) >> shift) & DIGIT_MASK)) << 2);
}

// Leaves in `starts` how many entries have a smaller digit.
function countDigits(entries: usize, count: u32, shift: u64): void {
  memory.fill(starts, 0, DIGITS_BYTES);
  for (let i: u32 = 0; i < count; i++) {
    const digit = digitAt(entries + <usize>i * SORT_ENTRY_BYTES, shift);
    store<u32>(digit, load<u32>(digit) + 1);
  }
  let sum: u32 = 0;
  for (let digit = starts; digit < starts + DIGITS_BYTES; digit += 4) {
    const own = load<u32>(digit);
    store<u32>(digit, sum);
    sum += own;
  }
}

function distribute(from: usize, to: usize, count: u32, shift: u64): void {
  for (let i: u32 = 0; i < count; i++) {
    const entry = from + <usize>i * SORT_ENTRY_BYTES;
    const digit = digitAt(entry, shift);
    const place = load<u32>(digit);
    store<u32>(digit, place + 1);
    v128.store(to + <usize>place * SORT_ENTRY_BYTES, v128.load(entry));
  }
}
