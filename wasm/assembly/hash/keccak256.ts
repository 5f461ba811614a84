// Keccak-256 as Ethereum uses it: rate 1,088 bits, capacity 512, and the original padding byte 0x01 (SHA-3 has 0x06).
import { keccakF } from './generated/keccakF';

export const DIGEST_BYTES: usize = 32;
export const RATE_BYTES: usize = 136;
const STATE_BYTES: usize = 200;

// A hasher is the state of the sponge and how many bytes of the next block it has taken in.
const OFFSET: usize = STATE_BYTES;
const HASHER_BYTES: usize = 208;

const single: usize = memory.data(208, 16);
const closing: usize = memory.data(208, 16);

export function keccak256HasherBytes(): usize {
  return HASHER_BYTES;
}

/** Writes the digest of `length` bytes at `source` to `target`, which may lie inside the source. */
export function keccak256(source: usize, length: usize, target: usize): void {
  memory.fill(single, 0, HASHER_BYTES);
  keccak256Update(single, source, length);
  close(single, target);
}

/** Takes `length` bytes at `source` into a hasher; one of zeros has taken in nothing. */
export function keccak256Update(hasher: usize, source: usize, length: usize): void {
  const end = source + length;
  const offset = <usize>load<u32>(hasher, OFFSET);
  if (offset > 0) {
    const part = min(RATE_BYTES - offset, length);
    absorb(hasher + offset, source, part);
    source += part;
    if (offset + part < RATE_BYTES) {
      store<u32>(hasher, <u32>(offset + part), OFFSET);
      return;
    }
    keccakF(hasher);
  }
  for (; source + RATE_BYTES <= end; source += RATE_BYTES) {
    absorbBlock(hasher, source);
    keccakF(hasher);
  }
  absorb(hasher, source, end - source);
  store<u32>(hasher, <u32>(end - source), OFFSET);
}

/** Writes the digest of what a hasher has taken in, and leaves it as it is. */
export function keccak256Digest(hasher: usize, target: usize): void {
  memory.copy(closing, hasher, HASHER_BYTES);
  close(closing, target);
}

function close(hasher: usize, target: usize): void {
  const end = hasher + <usize>load<u32>(hasher, OFFSET);
  store<u8>(end, load<u8>(end) ^ 0x01);
  store<u8>(hasher, load<u8>(hasher, 135) ^ 0x80, 135);
  keccakF(hasher);
  memory.copy(target, hasher, DIGEST_BYTES);
}

function absorbBlock(state: usize, source: usize): void {
  for (let offset: usize = 0; offset < RATE_BYTES; offset += 8) {
    store<u64>(state + offset, load<u64>(state + offset) ^ load<u64>(source + offset));
  }
}

function absorb(state: usize, source: usize, length: usize): void {
  let offset: usize = 0;
  for (; offset + 8 <= length; offset += 8) {
    store<u64>(state + offset, load<u64>(state + offset) ^ load<u64>(source + offset));
  }
  for (; offset < length; offset++) {
    store<u8>(state + offset, load<u8>(state + offset) ^ load<u8>(source + offset));
  }
}
