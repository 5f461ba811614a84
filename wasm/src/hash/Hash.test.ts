import { createHash } from 'node:crypto';
import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { coreDigest, modelDigest } from '../engine/digests.ts';
import { toHex } from '../hex.ts';
import { core } from '../load/node/core.ts';
import { model } from '../load/node/model.ts';
import { core as coreInWorkerd } from '../load/workerd/core.ts';
import { model as modelInWorkerd } from '../load/workerd/model.ts';
import type { Hash } from './Hash.ts';
import { loadHash } from './loadHash.ts';

let hash: Hash;
beforeAll(async () => {
  hash = await loadHash();
});

const bytes = (text: string) => new TextEncoder().encode(text);
const sha256 = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest());
/** Around every block and padding boundary of both functions, and far beyond. */
const data = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.uint8Array({ minLength: 1_000, maxLength: 20_000, size: 'max' }),
);

describe('keccak-256', () => {
  test.each([
    ['', '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'],
    ['abc', '0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45'],
    ['testing', '0x5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02'],
  ])('of "%s"', (text, digest) => {
    expect(toHex(hash.keccak256(bytes(text)))).toBe(digest);
  });

  test('agrees with another implementation at every length up to three blocks', () => {
    const source = Uint8Array.from({ length: 3 * 136 + 1 }, (_, i) => (i * 151 + 7) & 0xff);
    for (let length = 0; length < source.length; length++) {
      const part = source.subarray(0, length);
      expect(hash.keccak256(part)).toEqual(keccak_256(part));
    }
  });

  test('agrees with another implementation on random data', () => {
    fc.assert(
      fc.property(data, (input) => {
        expect(hash.keccak256(input)).toEqual(keccak_256(input));
      }),
    );
  });

  test('hashes records in batches as it hashes them singly', () => {
    const batch = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(batch, fc.integer(), ([recordBytes, count], salt) => {
        const records = Uint8Array.from({ length: recordBytes * count }, (_, i) => (i * 31 + salt) & 0xff);
        const digests = hash.keccak256Batch(records, recordBytes);
        expect(digests.length).toBe(32 * count);
        for (let i = 0; i < count; i++) {
          const record = records.subarray(i * recordBytes, (i + 1) * recordBytes);
          expect(digests.subarray(32 * i, 32 * i + 32)).toEqual(keccak_256(record));
        }
      }),
    );
  });

  test('refuses records that are cut off', () => {
    expect(() => hash.keccak256Batch(new Uint8Array(65), 64)).toThrow(
      expect.objectContaining({ code: 'badArgument' }),
    );
    expect(() => hash.keccak256Batch(new Uint8Array(64), 0)).toThrow(
      expect.objectContaining({ code: 'badArgument' }),
    );
  });
});

describe('SHA-256', () => {
  test.each([
    ['', '0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', '0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '0x248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of "%s"', (text, digest) => {
    expect(toHex(hash.sha256(bytes(text)))).toBe(digest);
  });

  test('agrees with node:crypto at every length up to three blocks', () => {
    const source = Uint8Array.from({ length: 3 * 64 + 1 }, (_, i) => (i * 151 + 7) & 0xff);
    for (let length = 0; length < source.length; length++) {
      const part = source.subarray(0, length);
      expect(hash.sha256(part)).toEqual(sha256(part));
    }
  });

  test('agrees with node:crypto on random data', () => {
    fc.assert(
      fc.property(data, (input) => {
        expect(hash.sha256(input)).toEqual(sha256(input));
      }),
    );
  });
});

test.each([
  ['core', coreDigest, core, coreInWorkerd],
  ['model', modelDigest, model, modelInWorkerd],
])('the digest of %s is that of its file, in workerd too', async (_, digest, inNode, inWorkerd) => {
  const expected = toHex(keccak_256((await inNode.read()) as Uint8Array));
  expect(await digest()).toBe(expected);
  expect(await inWorkerd.read()).toBe(expected);
});
