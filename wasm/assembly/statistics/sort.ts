// Radix sort of f64: the bits of a float, with the sign folded in, order as integers do.

const DIGIT_BITS: u64 = 8;
const DIGITS: usize = 256;
const SIGN: u64 = 1 << 63;
const BYTES: usize = sizeof<u64>();
/** Counters of one pass. */
const COUNTERS_BYTES: usize = DIGITS * sizeof<u32>();

/** What `sortNumbers` needs at `work`. */
export function sortWorkBytes(count: usize): usize {
  return count * BYTES + COUNTERS_BYTES;
}

function toKey(bits: u64): u64 {
  return bits ^ (<u64>(<i64>bits >> 63) | SIGN);
}

function fromKey(key: u64): u64 {
  return key ^ (<u64>(<i64>~key >> 63) | SIGN);
}

/** Moves every key to where its digit belongs; false where all have the same digit and nothing has to move. */
function pass(source: usize, count: usize, shift: u64, counters: usize, target: usize): bool {
  memory.fill(counters, 0, COUNTERS_BYTES);
  const end = source + count * BYTES;
  for (let at = source; at < end; at += BYTES) {
    const counter = counters + <usize>((load<u64>(at) >> shift) & (DIGITS - 1)) * sizeof<u32>();
    store<u32>(counter, load<u32>(counter) + 1);
  }
  const first = counters + <usize>((load<u64>(source) >> shift) & (DIGITS - 1)) * sizeof<u32>();
  if (<usize>load<u32>(first) === count) return false;
  let before: u32 = 0;
  for (let at = counters; at < counters + COUNTERS_BYTES; at += sizeof<u32>()) {
    const here = load<u32>(at);
    store<u32>(at, before);
    before += here;
  }
  for (let at = source; at < end; at += BYTES) {
    const key = load<u64>(at);
    const counter = counters + <usize>((key >> shift) & (DIGITS - 1)) * sizeof<u32>();
    const place = load<u32>(counter);
    store<u32>(counter, place + 1);
    store<u64>(target + <usize>place * BYTES, key);
  }
  return true;
}

/** Sorts `count` f64 in place, ascending. No NaN may be among them. */
export function sortNumbers(values: usize, count: usize, work: usize): void {
  if (count < 2) return;
  const end = values + count * BYTES;
  for (let at = values; at < end; at += BYTES) store<u64>(at, toKey(load<u64>(at)));
  const other = work + COUNTERS_BYTES;
  let source = values;
  for (let shift: u64 = 0; shift < 64; shift += DIGIT_BITS) {
    const target = source === values ? other : values;
    if (pass(source, count, shift, work, target)) source = target;
  }
  if (source !== values) memory.copy(values, source, count * BYTES);
  for (let at = values; at < end; at += BYTES) store<u64>(at, fromKey(load<u64>(at)));
}

/**
 * The p-quantile of sorted numbers, linear between neighbours (type 7 of Hyndman & Fan, "Sample Quantiles in Statistical
 * Packages", 1996: what pandas and NumPy give).
 */
export function quantileOfSorted(values: usize, count: usize, p: f64): f64 {
  const position = <f64>(count - 1) * p;
  const below = min(<usize>position, count - 1);
  const above = min(below + 1, count - 1);
  const low = load<f64>(values + below * BYTES);
  const high = load<f64>(values + above * BYTES);
  return low + (high - low) * (position - <f64>below);
}
