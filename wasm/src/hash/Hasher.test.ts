import { createHash } from 'node:crypto';
import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Hash } from './Hash.ts';
import type { Hasher } from './Hasher.ts';
import { loadHash } from './loadHash.ts';

let hash: Hash;
beforeAll(async () => {
  hash = await loadHash();
});

const functions: [name: string, create: () => Hasher, peer: (data: Uint8Array) => Uint8Array][] = [
  ['keccak-256', () => hash.createKeccak256(), keccak_256],
  [
    'SHA-256',
    () => hash.createSha256(),
    (data) => new Uint8Array(createHash('sha256').update(data).digest()),
  ],
];

/** Pieces of every length around the blocks of both functions (136 and 64 bytes), empty ones among them. */
const pieces = fc.array(
  fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.uint8Array({ minLength: 50, maxLength: 290, size: 'max' })),
  { maxLength: 12 },
);

describe.each(functions)('%s in pieces', (_, create, peer) => {
  test('is the digest of the whole, however it is cut', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const hasher = create();
        for (const part of parts) hasher.update(part);
        expect(hasher.digest()).toEqual(peer(new Uint8Array(Buffer.concat(parts))));
      }),
      { numRuns: 400 },
    );
  });

  test('is right at every cut of three blocks in two', () => {
    const data = Uint8Array.from({ length: 3 * 136 }, (__, i) => (i * 151 + 7) & 0xff);
    const expected = peer(data);
    for (let cut = 0; cut <= data.length; cut++) {
      expect(create().update(data.subarray(0, cut)).update(data.subarray(cut)).digest()).toEqual(expected);
    }
  });

  test('goes on after a digest', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const hasher = create();
        parts.forEach((part, i) => {
          const soFar = new Uint8Array(Buffer.concat(parts.slice(0, i + 1)));
          expect(hasher.update(part).digest()).toEqual(peer(soFar));
        });
      }),
    );
  });

  test('keeps hashers apart that take turns, with other work in between', () => {
    fc.assert(
      fc.property(pieces, pieces, (first, second) => {
        const [one, other] = [create(), create()];
        for (let i = 0; i < Math.max(first.length, second.length); i++) {
          one.update(first[i] ?? new Uint8Array(0));
          hash.keccak256(first[i] ?? new Uint8Array(0));
          other.update(second[i] ?? new Uint8Array(0));
        }
        expect(one.digest()).toEqual(peer(new Uint8Array(Buffer.concat(first))));
        expect(other.digest()).toEqual(peer(new Uint8Array(Buffer.concat(second))));
      }),
    );
  });

  test('takes pieces larger than the engine does at once', () => {
    const data = Uint8Array.from({ length: 300_001 }, (__, i) => (i * 31) >> 3);
    expect(create().update(data.subarray(0, 7)).update(data.subarray(7)).digest()).toEqual(peer(data));
  });
});
