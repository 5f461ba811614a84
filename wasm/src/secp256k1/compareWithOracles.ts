import { keccak_256 } from '@noble/hashes/sha3.js';
import type { NativeAddon } from './nativeAddon.ts';
import type { Secp256k1 } from './Secp256k1.ts';
import { type SignedItems, signItems } from './signedItems.ts';

const ANY = { lowS: 'any' } as const;
const RULES = [ANY, { lowS: 'required' }] as const;

/**
 * Recovers and verifies `count` signatures of a seed on every path, and the same signatures with one bit turned each.
 * Throws at the first answer that is not the signer's key and address (noble), or, for the damaged ones, libsecp256k1's
 * answer. Returns how many answers were compared.
 */
export function compareWithOracles(
  every: ReadonlyMap<string, Secp256k1>,
  addon: NativeAddon | undefined,
  seed: number,
  count: number,
): number {
  const items = signItems(seed, count);
  const damaged = damage(items, seed);
  const keys = addon && keysOf(damaged, addon);
  let compared = 0;
  for (const [path, secp256k1] of every) {
    const check = (what: string, actual: Uint8Array, expected: Uint8Array) => {
      compared += count;
      const at = actual.findIndex((byte, i) => byte !== expected[i]);
      if (actual.length !== expected.length || at >= 0) {
        throw new Error(`${path} differs in ${what} of seed ${seed}, count ${count}, at byte ${at}.`);
      }
    };
    check('keys', secp256k1.recoverPublicKeys(items, ANY).publicKeys, items.publicKeys);
    check('addresses', secp256k1.recoverAddresses(items, ANY).addresses, addressesOf(items.publicKeys));
    for (const rules of RULES) {
      const signed = Uint8Array.from({ length: count }, (_, i) => Number(rules === ANY || i % 2 === 0));
      check('verified signatures', secp256k1.verifyBatch(items, rules).valid, signed);
      check('recovered signatures', secp256k1.recoverPublicKeys(items, rules).valid, signed);
    }
    check('refused signatures', secp256k1.verifyBatch(damaged, ANY).valid, new Uint8Array(count));
    if (keys) check('keys of damaged signatures', secp256k1.recoverPublicKeys(damaged, ANY).publicKeys, keys);
  }
  return compared;
}

/** One bit of each item turned: in turn of its digest and of its signature. */
function damage(items: SignedItems, seed: number): SignedItems {
  const [digests, signatures] = [items.digests.slice(), items.signatures.slice()];
  for (let i = 0; i < items.count; i++) {
    const [array, itemBytes] = i % 2 ? [digests, 32] : [signatures, 64];
    const bit = (i * 2_654_435_761 + seed) % (8 * itemBytes);
    const at = i * itemBytes + (bit >> 3);
    array[at] = (array[at] as number) ^ (1 << (bit & 7));
  }
  return { ...items, digests, signatures };
}

function keysOf({ count, digests, signatures, recoveryIds }: SignedItems, addon: NativeAddon): Uint8Array {
  const keys = new Uint8Array(64 * count);
  for (let i = 0; i < count; i++) {
    const digest = digests.subarray(32 * i, 32 * i + 32);
    const signature = signatures.subarray(64 * i, 64 * i + 64);
    const key = recoverOrNothing(addon, signature, recoveryIds[i] as number, digest);
    if (key) keys.set(key.subarray(1), 64 * i);
  }
  return keys;
}

function recoverOrNothing(
  addon: NativeAddon,
  signature: Uint8Array,
  recoveryId: number,
  digest: Uint8Array,
): Uint8Array | undefined {
  try {
    return addon.ecdsaRecover(signature, recoveryId, digest, false);
  } catch {
    return undefined;
  }
}

function addressesOf(publicKeys: Uint8Array): Uint8Array {
  const addresses = new Uint8Array((publicKeys.length / 64) * 20);
  for (let i = 0; i < publicKeys.length / 64; i++) {
    addresses.set(keccak_256(publicKeys.subarray(64 * i, 64 * i + 64)).subarray(12), 20 * i);
  }
  return addresses;
}
