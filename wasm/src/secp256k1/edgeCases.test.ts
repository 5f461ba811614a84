import { secp256k1 as noble } from '@noble/curves/secp256k1.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadEveryPath } from './everyPath.ts';
import { type Numbers, naiveRecover, toBytes32 } from './naiveRecover.ts';
import type { Secp256k1 } from './Secp256k1.ts';
import type { RecoverableSignatures } from './Signatures.ts';
import { hash } from './signedItems.ts';

const { n, p } = noble.Point.CURVE();
const G = noble.Point.BASE;
const ANY = { lowS: 'any' } as const;
const LOW = { lowS: 'required' } as const;
const ALL_ONES = (1n << 256n) - 1n;

let every: Map<string, Secp256k1>;
beforeAll(async () => {
  every = await loadEveryPath();
});

const some = (text: string) => BigInt(`0x${Buffer.from(hash(text)).toString('hex')}`) % n;

function pack(cases: readonly Numbers[]): RecoverableSignatures {
  const join = (parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  return {
    digests: join(cases.map(({ digest }) => toBytes32(digest))),
    signatures: join(cases.flatMap(({ r, s }) => [toBytes32(r), toBytes32(s)])),
    recoveryIds: Uint8Array.from(cases, ({ recoveryId }) => recoveryId),
  };
}

const keyOf = (packed: Uint8Array, i: number) =>
  Buffer.from(packed.subarray(64 * i, 64 * i + 64)).toString('hex');

/** Expects the definition's answers on every path; returns how many of each path's items were slow. */
function expectDefinition(cases: readonly Numbers[]): Map<string, number> {
  const expected = cases.map((numbers) => naiveRecover(numbers));
  const batch = pack(cases);
  const slow = new Map<string, number>();
  for (const [path, secp256k1] of every) {
    const { publicKeys, valid, cost } = secp256k1.recoverPublicKeys(batch, ANY);
    const answers = cases.map((_, i) => (valid[i] ? keyOf(publicKeys, i) : 'none'));
    expect(answers, path).toEqual(expected.map((key) => (key ? Buffer.from(key).toString('hex') : 'none')));
    slow.set(path, cost.slowItems);
    verifyRecovered(secp256k1, batch, publicKeys, valid);
  }
  return slow;
}

/** What was recovered verifies; an item without a key does not. */
function verifyRecovered(
  secp256k1: Secp256k1,
  batch: RecoverableSignatures,
  publicKeys: Uint8Array,
  valid: Uint8Array,
): void {
  expect(secp256k1.verifyBatch({ ...batch, publicKeys }, ANY).valid).toEqual(valid);
}

/** A signature whose R is k·G, so that its maker knows what the engine will add. */
function craft(k: bigint, u1: bigint, u2: bigint): Numbers {
  const R = G.multiply(k);
  const r = R.x % n;
  const recoveryId = Number(R.y & 1n) | (R.x >= n ? 2 : 0);
  return { digest: (((n - u1) % n) * r) % n, r, s: (u2 * r) % n, recoveryId };
}

describe('recovery and verification at the edges', () => {
  test('of the ranges of r, s, the digest and the recovery id', () => {
    const rs = [
      0n,
      1n,
      2n,
      3n,
      n - 1n,
      n,
      n + 1n,
      p - n - 1n,
      p - n,
      p - n + 1n,
      p - 1n,
      ALL_ONES,
      G.x,
      some('r'),
    ];
    const ss = [0n, 1n, n - 1n, n, n >> 1n, (n >> 1n) + 1n, ALL_ONES, some('s')];
    const digests = [0n, n, ALL_ONES, some('digest')];
    const cases = rs.flatMap((r, i) =>
      ss.flatMap((s, j) =>
        [0, 1, 2, 3, 4, 255].map((recoveryId): Numbers => {
          // Every digest meets every r and every s, not all three at once: the reference takes milliseconds.
          return { digest: digests[(i + j + recoveryId) % digests.length] as bigint, r, s, recoveryId };
        }),
      ),
    );
    expectDefinition(cases);
  });

  test('where x of R is r + n', () => {
    const cases: Numbers[] = [];
    for (let r = 1n; cases.length < 24; r++) {
      const wrapped = { digest: some(`wrapped ${r}`), r, s: some(`s ${r}`), recoveryId: 2 };
      if (naiveRecover(wrapped)) cases.push(wrapped, { ...wrapped, recoveryId: 3 });
    }
    const keys = cases.map((numbers) => naiveRecover(numbers));
    expect(keys).not.toContain(undefined);
    expectDefinition(cases);
  });

  test('where partial sums meet or the sum is infinity', () => {
    const cases: Numbers[] = [];
    for (let k = 1n; k <= 12n; k++) {
      for (const u2 of [1n, 2n, 8n, n - 1n, some(`u2 ${k}`)]) {
        const opposite = (n - ((k * u2) % n)) % n;
        for (const u1 of [0n, 1n, opposite, (k * u2) % n, (opposite + 1n) % n]) cases.push(craft(k, u1, u2));
      }
    }
    const slow = expectDefinition(cases);
    // Otherwise the cases do not reach what they are for.
    for (const [path, items] of slow) expect(items > 0, path).toBe(!path.startsWith('single'));
  });
});

test('crafted signatures are counted, and spoil nothing for the others of their batch', () => {
  const honest: Numbers[] = [];
  for (let i = 0; i < 20; i++) {
    const signature = noble.sign(hash(`digest ${i}`), hash(`key ${i}`), {
      prehash: false,
      format: 'recovered',
    });
    const number = (from: number, to: number) =>
      BigInt(`0x${Buffer.from(signature.subarray(from, to)).toString('hex')}`);
    honest.push({
      digest: some(`digest ${i}`),
      r: number(1, 33),
      s: number(33, 65),
      recoveryId: signature[0] as number,
    });
  }
  for (const [path, slowItems] of expectDefinition(honest)) expect(slowItems, path).toBe(0);
  const crafted = [2n, 5n, 11n].map((k) => craft(k, n - k * 7n, 7n));
  const mixed = [...honest.slice(0, 7), ...crafted, ...honest.slice(7)];
  for (const [path, slowItems] of expectDefinition(mixed)) {
    expect(slowItems, path).toBe(path.startsWith('single') ? 0 : crafted.length);
  }
});

test('the lower half of s ends at (n − 1)/2', () => {
  const cases = [n >> 1n, (n >> 1n) + 1n].map(
    (s): Numbers => ({ digest: some('z'), r: G.x % n, s, recoveryId: 0 }),
  );
  const batch = pack(cases);
  for (const [path, secp256k1] of every) {
    const { publicKeys, valid } = secp256k1.recoverPublicKeys(batch, ANY);
    expect(valid, path).toEqual(Uint8Array.of(1, 1));
    expect(secp256k1.recoverPublicKeys(batch, LOW).valid, path).toEqual(Uint8Array.of(1, 0));
    expect(secp256k1.verifyBatch({ ...batch, publicKeys }, LOW).valid, path).toEqual(Uint8Array.of(1, 0));
  }
});

test('r below p − n verifies by x = r + n as well', () => {
  // The key for which R = (r + n, y): the same r is then congruent to x without being equal.
  const wrapped: Numbers[] = [];
  for (let r = 1n; wrapped.length < 3; r++) {
    const numbers = { digest: some('z'), r, s: some('s'), recoveryId: 2 };
    if (naiveRecover(numbers)) wrapped.push(numbers);
  }
  const batch = pack(wrapped);
  const publicKeys = new Uint8Array(
    Buffer.concat(wrapped.map((numbers) => naiveRecover(numbers) as Uint8Array)),
  );
  for (const [path, secp256k1] of every) {
    expect(secp256k1.verifyBatch({ ...batch, publicKeys }, ANY).valid, path).toEqual(Uint8Array.of(1, 1, 1));
  }
});

test('keys that are no points verify nothing', () => {
  const digest = hash('digest');
  const signature = noble.sign(digest, hash('key'), { prehash: false });
  const key = noble.getPublicKey(hash('key'), false).subarray(1);
  const y = BigInt(`0x${Buffer.from(key.subarray(32)).toString('hex')}`);
  const x = BigInt(`0x${Buffer.from(key.subarray(0, 32)).toString('hex')}`);
  const keys: [x: bigint, y: bigint][] = [
    [x, y],
    [x, p - y],
    [x, y + 1n],
    [x, ALL_ONES],
    [ALL_ONES, y],
    [p, 0n],
    [0n, 0n],
    [p + 1n, some('y')],
  ];
  for (const [path, secp256k1] of every) {
    const verdicts = keys.map(([kx, ky]) => {
      const publicKey = new Uint8Array(Buffer.concat([toBytes32(kx), toBytes32(ky)]));
      return secp256k1.verify(digest, signature, publicKey, ANY);
    });
    expect(verdicts, path).toEqual([true, ...keys.slice(1).map(() => false)]);
  }
});
