// What build/secp256k1.wasm and build/secp256k1.portable.wasm export; the portable one lacks relaxed SIMD. Items lie in
// arrays of fixed capacity. Lengths are checked by the typed wrapper in ../src.
import { keccak256Batch } from './hash/keccak256Batch';
import { recoverLanes, verifyLanes } from './secp256k1/batch/batch';
import { initialiseLaneGeneratorTable } from './secp256k1/batch/gather';
import { initialiseGeneratorTable } from './secp256k1/generatorTable';
import { publicKeysAt } from './secp256k1/items';
import { initialiseScalars } from './secp256k1/scalar';
import { twoLanesAgree } from './secp256k1/selfTest';
import { recoverSingle, verifySingle } from './secp256k1/single';

export {
  capacity,
  digestsAt,
  publicKeysAt,
  recoveryIdsAt,
  signaturesAt,
  validAt,
} from './secp256k1/items';

/** One after the other; in the scalar field; two at a time. */
const PATH_SINGLE: u32 = 0;
const PATH_SCALAR: u32 = 1;

const PUBLIC_KEY_BYTES: usize = 64;
const digests: usize = memory.data(8192, 16);

/** Fills the tables. To be called once, before anything else. */
export function initialise(): void {
  initialiseScalars();
  initialiseGeneratorTable();
  if (ASC_FEATURE_RELAXED_SIMD) initialiseLaneGeneratorTable();
}

/** Whether the path of two lanes is there and exact on this machine. */
export function hasTwoLanes(): bool {
  return ASC_FEATURE_RELAXED_SIMD ? twoLanesAgree() : false;
}

/** Recovers the keys of the first `count` items. Returns how many a batch had to leave to the single path. */
export function recover(count: usize, path: u32, lowS: bool): u32 {
  if (path === PATH_SINGLE) {
    for (let item: usize = 0; item < count; item++) recoverSingle(item, lowS);
    return 0;
  }
  if (path === PATH_SCALAR) return recoverLanes<i64>(count, lowS);
  return ASC_FEATURE_RELAXED_SIMD ? recoverLanes<v128>(count, lowS) : 0;
}

/** Verifies the first `count` items likewise. */
export function verify(count: usize, path: u32, lowS: bool): u32 {
  if (path === PATH_SINGLE) {
    for (let item: usize = 0; item < count; item++) verifySingle(item, lowS);
    return 0;
  }
  if (path === PATH_SCALAR) return verifyLanes<i64>(count, lowS);
  return ASC_FEATURE_RELAXED_SIMD ? verifyLanes<v128>(count, lowS) : 0;
}

/** Hashes the first `count` public keys; an address is the last 20 bytes of 32. */
export function hashPublicKeys(count: usize): usize {
  keccak256Batch(publicKeysAt(), PUBLIC_KEY_BYTES, count, digests);
  return digests;
}
