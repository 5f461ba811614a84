import { execFileSync } from 'node:child_process';
import { hexToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSecp256k1 } from './loadSecp256k1.ts';
import type { Secp256k1 } from './Secp256k1.ts';
import { type SignedItems, signItems } from './signedItems.ts';

const ANY = { lowS: 'any' } as const;
const LOW = { lowS: 'required' } as const;
const badArgument = expect.objectContaining({ name: 'EngineError', code: 'badArgument' });

let secp256k1: Secp256k1;
beforeAll(async () => {
  secp256k1 = await loadSecp256k1();
});

/** The first item of a seed on its own; its s is the lower one. */
function item(items: SignedItems, i: number) {
  return {
    digest: items.digests.slice(32 * i, 32 * i + 32),
    signature: items.signatures.slice(64 * i, 64 * i + 64),
    recoveryId: items.recoveryIds[i] as number,
    publicKey: items.publicKeys.slice(64 * i, 64 * i + 64),
  };
}

describe('one signature', () => {
  test("answers what Ethereum's ECRECOVER does", () => {
    // The case "ValidKey" of go-ethereum's precompile vectors; its s is the higher one.
    const digest = hexToBytes('18c547e4f7b0f325ad1e56f57e26c745b09a3e503d86e00e5255ff7f715d3d1c');
    const signature = hexToBytes(
      '73b1693892219d736caba55bdb67216e485557ea6b6af75f37096c9aa6a5a75feeb940b1d03b21e36b0e47e79769f095fe2ab855bd91e3a38756b7d75a9c4549',
    );
    const address = hexToBytes('a94f5374fce5edbc8e2a8697c15331677e6ebf0b');
    expect(secp256k1.recoverAddress(digest, signature, 1, ANY)).toEqual(address);
    expect(secp256k1.recoverAddress(digest, signature, 1, LOW)).toBeUndefined();
  });

  test('is recovered and verified', () => {
    const { digest, signature, recoveryId, publicKey } = item(signItems(1, 1), 0);
    expect(secp256k1.recoverPublicKey(digest, signature, recoveryId, LOW)).toEqual(publicKey);
    expect(secp256k1.verify(digest, signature, publicKey, LOW)).toBe(true);
    expect(secp256k1.recoverPublicKey(digest, signature, recoveryId ^ 1, LOW)).not.toEqual(publicKey);
    expect(secp256k1.verify(digest.fill(1), signature, publicKey, LOW)).toBe(false);
  });

  test('has a twin with the higher s, which only the lax rules take', () => {
    const { digest, signature, recoveryId, publicKey } = item(signItems(1, 2), 1);
    expect(secp256k1.recoverPublicKey(digest, signature, recoveryId, ANY)).toEqual(publicKey);
    expect(secp256k1.recoverPublicKey(digest, signature, recoveryId, LOW)).toBeUndefined();
    expect(secp256k1.recoverAddress(digest, signature, recoveryId, LOW)).toBeUndefined();
    expect(secp256k1.verify(digest, signature, publicKey, ANY)).toBe(true);
    expect(secp256k1.verify(digest, signature, publicKey, LOW)).toBe(false);
  });

  test('that nobody can have made recovers nothing, whatever its recovery id', () => {
    const { digest, signature } = item(signItems(1, 1), 0);
    for (const id of [-1, 4, 27, 256, 257, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(secp256k1.recoverPublicKey(digest, signature, id, ANY), String(id)).toBeUndefined();
    }
    expect(secp256k1.recoverAddress(digest, new Uint8Array(64), 0, ANY)).toBeUndefined();
    expect(secp256k1.verify(digest, new Uint8Array(64), new Uint8Array(64), ANY)).toBe(false);
  });

  test('is refused with an error where a length is wrong', () => {
    const { digest, signature, recoveryId, publicKey } = item(signItems(1, 1), 0);
    const [longer, shorter] = [new Uint8Array(65), digest.subarray(1)];
    expect(() => secp256k1.recoverPublicKey(shorter, signature, recoveryId, ANY)).toThrow(badArgument);
    expect(() => secp256k1.recoverPublicKey(new Uint8Array(64), longer, recoveryId, ANY)).toThrow(
      badArgument,
    );
    expect(() => secp256k1.recoverAddress(digest, longer, recoveryId, ANY)).toThrow(badArgument);
    expect(() => secp256k1.verify(digest, longer, publicKey, ANY)).toThrow(badArgument);
    expect(() => secp256k1.verify(digest, signature, longer, ANY)).toThrow(badArgument);
  });
});

describe('a batch', () => {
  test('may be empty, or larger than the engine takes at once', () => {
    const nothing = {
      digests: new Uint8Array(0),
      signatures: new Uint8Array(0),
      recoveryIds: new Uint8Array(0),
    };
    expect(secp256k1.recoverPublicKeys(nothing, ANY)).toEqual({
      publicKeys: new Uint8Array(0),
      valid: new Uint8Array(0),
      cost: { items: 0, slowItems: 0 },
    });
    const items = signItems(2, 600);
    const { publicKeys, valid, cost } = secp256k1.recoverPublicKeys(items, ANY);
    expect(publicKeys).toEqual(items.publicKeys);
    expect(valid).toEqual(new Uint8Array(600).fill(1));
    expect(cost).toEqual({ items: 600, slowItems: 0 });
  });

  test('answers zeros for invalid items and leaves the others alone', () => {
    const items = signItems(3, 40);
    const broken = items.signatures.slice().fill(0, 64 * 7, 64 * 8);
    const { addresses, valid } = secp256k1.recoverAddresses({ ...items, signatures: broken }, ANY);
    const whole = secp256k1.recoverAddresses(items, ANY).addresses;
    expect(addresses).toEqual(whole.slice().fill(0, 20 * 7, 20 * 8));
    expect(valid).toEqual(new Uint8Array(40).fill(1).fill(0, 7, 8));
    const keys = secp256k1.recoverPublicKeys({ ...items, signatures: broken }, ANY).publicKeys;
    expect(keys).toEqual(items.publicKeys.slice().fill(0, 64 * 7, 64 * 8));
  });

  test('is refused where the lengths of its arrays disagree', () => {
    const items = signItems(4, 3);
    const cut = { ...items, signatures: items.signatures.subarray(1) };
    expect(() => secp256k1.recoverPublicKeys(cut, ANY)).toThrow(badArgument);
    expect(() => secp256k1.recoverAddresses({ ...items, recoveryIds: new Uint8Array(2) }, ANY)).toThrow(
      badArgument,
    );
    expect(() => secp256k1.recoverAddresses({ ...items, digests: new Uint8Array(95) }, ANY)).toThrow(
      badArgument,
    );
    expect(() => secp256k1.verifyBatch(cut, ANY)).toThrow(badArgument);
    expect(() => secp256k1.verifyBatch({ ...items, publicKeys: new Uint8Array(64) }, ANY)).toThrow(
      badArgument,
    );
  });
});

describe('the path', () => {
  const script = `
    import { loadSecp256k1 } from ${JSON.stringify(new URL('./loadSecp256k1.ts', import.meta.url).href)};
    import { signItems } from ${JSON.stringify(new URL('./signedItems.ts', import.meta.url).href)};
    const secp256k1 = await loadSecp256k1();
    const { publicKeys } = secp256k1.recoverPublicKeys(signItems(5, 70), { lowS: 'any' });
    console.log(secp256k1.path, Buffer.from(publicKeys).toString('hex'));`;
  const inNode = (...flags: string[]) => {
    const output = execFileSync(process.execPath, [...flags, '--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    return output.trim().split(' ');
  };

  test('is the scalar one on a machine without fused multiply-add, with the same keys', () => {
    const expected = Buffer.from(signItems(5, 70).publicKeys).toString('hex');
    expect(inNode('--no-enable-fma3')).toEqual(['scalar', expected]);
    expect(inNode()[1]).toBe(expected);
  });
});
