import { keccakF2 } from './generated/keccakF';
import { DIGEST_BYTES, keccak256, RATE_BYTES } from './keccak256';

const STATES_BYTES: usize = 400;

const states: usize = memory.data(400, 16);
// The last block of each record of a pair, padded.
const tails: usize = memory.data(272, 16);

/**
 * Hashes `count` records of `recordBytes` that lie one behind the other into `count` digests at `target`. Two records go
 * through the permutation at a time. `target` may be `source` where records are at least as long as digests.
 */
export function keccak256Batch(source: usize, recordBytes: usize, count: usize, target: usize): void {
  for (; count >= 2; count -= 2) {
    hashPair(source, recordBytes, target);
    source += 2 * recordBytes;
    target += 2 * DIGEST_BYTES;
  }
  if (count === 1) keccak256(source, recordBytes, target);
}

function hashPair(source: usize, recordBytes: usize, target: usize): void {
  memory.fill(states, 0, STATES_BYTES);
  let offset: usize = 0;
  for (; offset + RATE_BYTES <= recordBytes; offset += RATE_BYTES) {
    absorb(source + offset, source + recordBytes + offset);
    keccakF2(states);
  }
  const rest = recordBytes - offset;
  pad(tails, source + offset, rest);
  pad(tails + RATE_BYTES, source + recordBytes + offset, rest);
  absorb(tails, tails + RATE_BYTES);
  keccakF2(states);
  for (let lane: usize = 0; lane < 4; lane++) {
    const both = states + (lane << 4);
    store<u64>(target + (lane << 3), load<u64>(both, 0), 0);
    store<u64>(target + (lane << 3), load<u64>(both, 8), DIGEST_BYTES);
  }
}

function absorb(first: usize, second: usize): void {
  for (let offset: usize = 0; offset < RATE_BYTES; offset += 8) {
    const both = states + (offset << 1);
    store<u64>(both, load<u64>(both, 0) ^ load<u64>(first + offset), 0);
    store<u64>(both, load<u64>(both, 8) ^ load<u64>(second + offset), 8);
  }
}

function pad(tail: usize, source: usize, length: usize): void {
  memory.copy(tail, source, length);
  memory.fill(tail + length, 0, RATE_BYTES - length);
  store<u8>(tail + length, 0x01);
  store<u8>(tail, load<u8>(tail, 135) ^ 0x80, 135);
}
