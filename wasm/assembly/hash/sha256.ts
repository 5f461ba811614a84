// SHA-256 (FIPS 180-4).
import { compress, INITIAL_STATE } from './generated/sha256Compress';

const BLOCK_BYTES: usize = 64;
const STATE_BYTES: usize = 32;

// A hasher is the eight words, how many bytes it has taken in, and the part of a block that waits for the rest of it.
const LENGTH: usize = 32;
const BLOCK: usize = 40;
const HASHER_BYTES: usize = 104;

const single: usize = memory.data(104, 16);
const closing: usize = memory.data(104, 16);

export function sha256HasherBytes(): usize {
  return HASHER_BYTES;
}

/** Writes the digest of `length` bytes at `source` to `target`, which may lie inside the source. */
export function sha256(source: usize, length: usize, target: usize): void {
  store<u64>(single, 0, LENGTH);
  sha256Update(single, source, length);
  close(single, target);
}

/** Takes `length` bytes at `source` into a hasher; one of zeros has taken in nothing. */
export function sha256Update(hasher: usize, source: usize, length: usize): void {
  const before = load<u64>(hasher, LENGTH);
  if (before === 0) memory.copy(hasher, INITIAL_STATE, STATE_BYTES);
  store<u64>(hasher, before + length, LENGTH);
  const end = source + length;
  const waiting = <usize>before & (BLOCK_BYTES - 1);
  if (waiting > 0) {
    const part = min(BLOCK_BYTES - waiting, length);
    memory.copy(hasher + BLOCK + waiting, source, part);
    source += part;
    if (waiting + part < BLOCK_BYTES) return;
    compress(hasher, hasher + BLOCK);
  }
  for (; source + BLOCK_BYTES <= end; source += BLOCK_BYTES) compress(hasher, source);
  memory.copy(hasher + BLOCK, source, end - source);
}

/** Writes the digest of what a hasher has taken in, and leaves it as it is. */
export function sha256Digest(hasher: usize, target: usize): void {
  memory.copy(closing, hasher, HASHER_BYTES);
  close(closing, target);
}

// Section 5.1.1: a one bit, zeros, and the length in bits as a big-endian u64, in one block or two.
function close(hasher: usize, target: usize): void {
  const length = load<u64>(hasher, LENGTH);
  if (length === 0) memory.copy(hasher, INITIAL_STATE, STATE_BYTES);
  const block = hasher + BLOCK;
  const waiting = <usize>length & (BLOCK_BYTES - 1);
  store<u8>(block + waiting, 0x80);
  memory.fill(block + waiting + 1, 0, BLOCK_BYTES - 1 - waiting);
  if (waiting >= 56) {
    compress(hasher, block);
    memory.fill(block, 0, BLOCK_BYTES);
  }
  store<u64>(block, bswap(length << 3), 56);
  compress(hasher, block);
  for (let i: usize = 0; i < STATE_BYTES; i += 4) store<u32>(target + i, bswap(load<u32>(hasher + i)));
}
