import { bytesToHex, ecrecover, hexToBytes, SECP256K1_ORDER, setLengthLeft } from '@ethereumjs/util';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import fc from 'fast-check';
import { numberToHex } from 'viem';
import { expect, test } from 'vitest';
import { recoverPublicKey } from './recover-public-key.ts';

type Arguments = Parameters<typeof recoverPublicKey>;

/** The key in hex, or that there is none. */
function outcome(recover: (...values: Arguments) => Uint8Array, values: Arguments): string {
  try {
    return bytesToHex(recover(...values));
  } catch {
    return 'none';
  }
}

const word = fc.uint8Array({ minLength: 32, maxLength: 32 });
const order = (offset: bigint) => hexToBytes(numberToHex(SECP256K1_ORDER + offset, { size: 32 }));
/** Where signatures begin and cease to be valid. */
const edge = fc.constantFrom(
  new Uint8Array(32),
  setLengthLeft(Uint8Array.of(1), 32),
  order(-1n),
  order(0n),
  order(1n),
  new Uint8Array(32).fill(0xff),
);

test('finds the signer of anything that was signed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 48, maxLength: 48 }), word, (seed, hash) => {
      const key = secp256k1.utils.randomSecretKey(seed);
      const signature = secp256k1.sign(hash, key, { format: 'recovered', prehash: false });
      const values: Arguments = [
        hash,
        BigInt(27 + (signature[0] ?? 0)),
        signature.slice(1, 33),
        signature.slice(33),
      ];
      expect(recoverPublicKey(...values)).toEqual(secp256k1.getPublicKey(key, false).slice(1));
    }),
    { numRuns: 50 },
  );
});

test('agrees with noble about any bytes, also about those that are no signature', () => {
  const v = fc.constantFrom(0n, 1n, 2n, 26n, 27n, 28n, 29n);
  fc.assert(
    fc.property(word, v, fc.oneof(word, edge), fc.oneof(word, edge), (hash, recovery, r, s) => {
      const values: Arguments = [hash, recovery, r, s];
      expect(outcome(recoverPublicKey, values)).toBe(outcome(ecrecover, values));
    }),
    { numRuns: 200 },
  );
});

test('reads the v of EIP-155 with its chain id', () => {
  const hash = new Uint8Array(32).fill(7);
  const signature = secp256k1.sign(hash, new Uint8Array(32).fill(5), { format: 'recovered', prehash: false });
  const v = BigInt(7672 * 2 + 35 + (signature[0] ?? 0));
  const values: Arguments = [hash, v, signature.slice(1, 33), signature.slice(33), 7672n];
  expect(outcome(recoverPublicKey, values)).toBe(outcome(ecrecover, values));
  expect(outcome(recoverPublicKey, values)).not.toBe('none');
});
