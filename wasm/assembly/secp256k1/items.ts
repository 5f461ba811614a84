// Where callers put signatures and find answers: one array a field, item i at its i-th place.
import { wordsFromBytes, wordsToBytes } from './words';

/** How many items one call takes: one inversion a step is then cheap, and the tables fit the second-level cache. */
export const CAPACITY: usize = 256;

const DIGEST_BYTES: usize = 32;
const COORDINATE_BYTES: usize = 32;
const SIGNATURE_BYTES: usize = 64;
const KEY_BYTES: usize = 64;

const digests: usize = memory.data(8192, 16);
const signatures: usize = memory.data(16384, 16);
const recoveryIds: usize = memory.data(256, 16);
const publicKeys: usize = memory.data(16384, 16);
const valid: usize = memory.data(256, 16);

export function capacity(): usize {
  return CAPACITY;
}

/** 32 bytes each: what was signed. */
export function digestsAt(): usize {
  return digests;
}

/** 64 bytes each: r, then s. */
export function signaturesAt(): usize {
  return signatures;
}

/** A byte each: bit 0 is the parity of R's y, bit 1 whether R's x is r + n. */
export function recoveryIdsAt(): usize {
  return recoveryIds;
}

/** 64 bytes each: x, then y. Read by verification, written by recovery. */
export function publicKeysAt(): usize {
  return publicKeys;
}

/** A byte each: 1 where a key was recovered, or a signature is the key's. */
export function validAt(): usize {
  return valid;
}

export function readDigest(words: usize, item: usize): void {
  wordsFromBytes(words, digests + item * DIGEST_BYTES);
}

export function readSignature(r: usize, s: usize, item: usize): void {
  wordsFromBytes(r, signatures + item * SIGNATURE_BYTES);
  wordsFromBytes(s, signatures + item * SIGNATURE_BYTES + COORDINATE_BYTES);
}

export function readRecoveryId(item: usize): u32 {
  return load<u8>(recoveryIds + item);
}

export function readPublicKey(x: usize, y: usize, item: usize): void {
  wordsFromBytes(x, publicKeys + item * KEY_BYTES);
  wordsFromBytes(y, publicKeys + item * KEY_BYTES + COORDINATE_BYTES);
}

export function writePublicKey(item: usize, x: usize, y: usize): void {
  wordsToBytes(publicKeys + item * KEY_BYTES, x);
  wordsToBytes(publicKeys + item * KEY_BYTES + COORDINATE_BYTES, y);
}

export function clearPublicKey(item: usize): void {
  memory.fill(publicKeys + item * KEY_BYTES, 0, KEY_BYTES);
}

export function writeValid(item: usize, isValid: bool): void {
  store<u8>(valid + item, isValid);
}
