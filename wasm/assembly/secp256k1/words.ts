// Numbers of 256 bits as four u64 words, lowest first: what crosses between bytes, scalars and field elements.

export const WORDS_BYTES: usize = 32;

/** Reads 32 bytes in big-endian order. */
export function wordsFromBytes(words: usize, bytes: usize): void {
  const w0 = bswap(load<u64>(bytes, 24));
  const w1 = bswap(load<u64>(bytes, 16));
  const w2 = bswap(load<u64>(bytes, 8));
  const w3 = bswap(load<u64>(bytes, 0));
  store<u64>(words, w0, 0);
  store<u64>(words, w1, 8);
  store<u64>(words, w2, 16);
  store<u64>(words, w3, 24);
}

/** Writes 32 bytes in big-endian order: the same reversal. */
export function wordsToBytes(bytes: usize, words: usize): void {
  wordsFromBytes(bytes, words);
}

export function wordsLess(a: usize, b: usize): bool {
  for (let i: i32 = 24; i >= 0; i -= 8) {
    const x = load<u64>(a + i);
    const y = load<u64>(b + i);
    if (x !== y) return x < y;
  }
  return false;
}

export function wordsZero(a: usize): bool {
  return (load<u64>(a, 0) | load<u64>(a, 8) | load<u64>(a, 16) | load<u64>(a, 24)) === 0;
}

export function wordsEqual(a: usize, b: usize): bool {
  return memory.compare(a, b, WORDS_BYTES) === 0;
}

/** r = a + b mod 2^256; whether it overflowed. */
export function wordsAdd(r: usize, a: usize, b: usize): bool {
  let carry: u64 = 0;
  for (let i: usize = 0; i < WORDS_BYTES; i += 8) {
    const x = load<u64>(a + i);
    const partial = x + load<u64>(b + i);
    const sum = partial + carry;
    carry = <u64>(partial < x) | <u64>(sum < partial);
    store<u64>(r + i, sum);
  }
  return carry !== 0;
}

/** Adds a signed number in place and returns what leaves 256 bits: −1, 0 or 1. */
export function wordsAddSigned(words: usize, value: i64): i64 {
  const extension: u64 = value >> 63;
  let addend: u64 = value;
  let carry: u64 = 0;
  for (let i: usize = 0; i < WORDS_BYTES; i += 8) {
    const partial = load<u64>(words + i) + addend;
    const sum = partial + carry;
    carry = <u64>(partial < addend) | <u64>(sum < partial);
    store<u64>(words + i, sum);
    addend = extension;
  }
  return <i64>carry + <i64>extension;
}
