// Collects messages of one length and hashes them two at a time, each into a place of its own. Whoever writes a message
// asks where, writes it, and says how long it is and where its digest goes.
import { DIGEST_BYTES, RATE_BYTES } from '../hash/keccak256';
import { keccak256Batch } from '../hash/keccak256Batch';
import { allocate } from '../memory/arena';

const MESSAGES_MAX: u32 = 64;
const BATCH_BYTES: usize = RATE_BYTES * 64;
/** A longer message does not pass through here. */
export const MESSAGE_BYTES_MAX: usize = 16384;

const targets: usize = memory.data(256, 8);

let staging: usize = 0;
let queued: u32 = 0;
let length: usize = 0;

export function createDigestQueue(): bool {
  staging = allocate(BATCH_BYTES + MESSAGE_BYTES_MAX);
  return staging !== 0;
}

/** Where the next message goes, at most `MESSAGE_BYTES_MAX` bytes and at least a digest's. */
export function messageAt(): usize {
  return staging + <usize>queued * length;
}

/** Queues the message that was written. Its digest is at `target` after `flushDigests`. */
export function queueDigest(messageBytes: usize, target: usize): void {
  if (queued !== 0 && messageBytes !== length) {
    const message = messageAt();
    flushDigests();
    memory.copy(staging, message, messageBytes);
  }
  length = messageBytes;
  store<u32>(targets + ((<usize>queued) << 2), <u32>target);
  queued++;
  if (queued === MESSAGES_MAX || messageAt() > staging + BATCH_BYTES) flushDigests();
}

export function flushDigests(): void {
  keccak256Batch(staging, length, queued, staging);
  for (let i: u32 = 0; i < queued; i++) {
    const digest = staging + <usize>i * DIGEST_BYTES;
    const target = <usize>load<u32>(targets + ((<usize>i) << 2));
    v128.store(target, v128.load(digest, 0), 0);
    v128.store(target, v128.load(digest, 16), 16);
  }
  queued = 0;
}
