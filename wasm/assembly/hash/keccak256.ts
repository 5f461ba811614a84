// Keccak-256 as Ethereum uses it: rate 1,088 bits, capacity 512, and the original padding byte 0x01 (SHA-3 has 0x06).
import { keccakF } from './keccakF';

export const DIGEST_BYTES: usize = 32;
export const RATE_BYTES: usize = 136;
const STATE_BYTES: usize = 200;

const state: usize = memory.data(200, 16);

/** Writes the digest of `length` bytes at `source` to `target`, which may lie inside the source. */
export function keccak256(source: usize, length: usize, target: usize): void {
  memory.fill(state, 0, STATE_BYTES);
  const end = source + length;
  while (source + RATE_BYTES <= end) {
    absorbBlock(source);
    keccakF(state);
    source += RATE_BYTES;
  }
  absorbTail(source, end - source);
  keccakF(state);
  memory.copy(target, state, DIGEST_BYTES);
}

function absorbBlock(source: usize): void {
  for (let offset: usize = 0; offset < RATE_BYTES; offset += 8) {
    store<u64>(state + offset, load<u64>(state + offset) ^ load<u64>(source + offset));
  }
}

function absorbTail(source: usize, length: usize): void {
  let offset: usize = 0;
  for (; offset + 8 <= length; offset += 8) {
    store<u64>(state + offset, load<u64>(state + offset) ^ load<u64>(source + offset));
  }
  for (; offset < length; offset++) {
    store<u8>(state + offset, load<u8>(state + offset) ^ load<u8>(source + offset));
  }
  store<u8>(state + length, load<u8>(state + length) ^ 0x01);
  store<u8>(state, load<u8>(state, 135) ^ 0x80, 135);
}
