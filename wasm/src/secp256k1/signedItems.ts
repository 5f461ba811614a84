import { createHash } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { AttributedSignatures, RecoverableSignatures } from './Signatures.ts';

/** Signatures with all that any function takes, one behind the other. */
export type SignedItems = RecoverableSignatures & AttributedSignatures & { readonly count: number };

/** What noble signs of digests and with keys that follow from a seed; every other signature has the higher s. */
export function signItems(seed: number, count: number): SignedItems {
  const items = {
    count,
    digests: new Uint8Array(32 * count),
    signatures: new Uint8Array(64 * count),
    recoveryIds: new Uint8Array(count),
    publicKeys: new Uint8Array(64 * count),
  };
  const order = secp256k1.Point.CURVE().n;
  for (let i = 0; i < count; i++) {
    const digest = hash(`digest ${seed} ${i}`);
    const key = hash(`key ${seed} ${i}`);
    const signature = secp256k1.sign(digest, key, { prehash: false, format: 'recovered', lowS: true });
    const [recoveryId = 0] = signature;
    items.digests.set(digest, 32 * i);
    items.signatures.set(signature.subarray(1), 64 * i);
    items.recoveryIds[i] = recoveryId;
    items.publicKeys.set(secp256k1.getPublicKey(key, false).subarray(1), 64 * i);
    if (i % 2 === 0) continue;
    const s = BigInt(`0x${Buffer.from(signature.subarray(33)).toString('hex')}`);
    items.signatures.set(Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex'), 64 * i + 32);
    items.recoveryIds[i] = recoveryId ^ 1;
  }
  return items;
}

/** 32 bytes that follow from a text. */
export function hash(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(text).digest());
}
