import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Hash, MerkleProof } from './Hash.ts';
import { loadHash } from './loadHash.ts';

let hash: Hash;
beforeAll(async () => {
  hash = await loadHash();
});

const LEAVES_MAX = 70;
const leaves = fc
  .uint8Array({ minLength: 0, maxLength: LEAVES_MAX * 32, size: 'max' })
  .map((bytes) => bytes.subarray(0, bytes.length - (bytes.length % 32)));
const someLeaves = leaves.filter((bytes) => bytes.length > 0);

/** The definition, layer by layer. */
function naiveRoot(nodes: Uint8Array[]): Uint8Array {
  if (nodes.length === 0) return new Uint8Array(32);
  if (nodes.length === 1) return nodes[0] as Uint8Array;
  const next: Uint8Array[] = [];
  for (let i = 0; i < nodes.length; i += 2) {
    const [left, right] = [nodes[i] as Uint8Array, nodes[i + 1]];
    next.push(right ? keccak_256(Uint8Array.of(...left, ...right)) : left);
  }
  return naiveRoot(next);
}

function split(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.slice(32 * i, 32 * i + 32));
}

test('the root is that of the definition', () => {
  fc.assert(
    fc.property(leaves, (bytes) => {
      expect(hash.merkleRoot(bytes)).toEqual(naiveRoot(split(bytes)));
    }),
  );
});

test('every leaf can be proven', () => {
  fc.assert(
    fc.property(someLeaves, (bytes) => {
      const root = hash.merkleRoot(bytes);
      split(bytes).forEach((leaf, index) => {
        expect(hash.verifyMerkleProof(root, leaf, hash.merkleProof(bytes, index))).toBe(true);
      });
    }),
    { numRuns: 40 },
  );
});

test('a proof shows its own leaf at its own place and nothing else', () => {
  const distinct = fc.uniqueArray(fc.uint8Array({ minLength: 32, maxLength: 32 }), {
    minLength: 2,
    maxLength: LEAVES_MAX,
    selector: (leaf) => leaf.join(),
  });
  fc.assert(
    fc.property(distinct, fc.nat(), fc.nat(), fc.nat({ max: 255 * 8 }), (nodes, a, b, bit) => {
      const all = Uint8Array.from(nodes.flatMap((node) => [...node]));
      const root = hash.merkleRoot(all);
      const index = a % nodes.length;
      const other = b % nodes.length;
      const proof = hash.merkleProof(all, index);
      const leaf = nodes[index] as Uint8Array;
      const verify = (changed: Partial<MerkleProof>, node = leaf) =>
        hash.verifyMerkleProof(root, node, { ...proof, ...changed });
      expect(verify({})).toBe(true);
      if (other !== index) {
        expect(verify({}, nodes[other])).toBe(false);
        expect(verify({ index: other })).toBe(false);
      }
      const flipped = proof.siblings.slice();
      const at = (bit >> 3) % flipped.length;
      flipped[at] = (flipped[at] as number) ^ (1 << (bit & 7));
      expect(verify({ siblings: flipped })).toBe(false);
      expect(verify({ siblings: proof.siblings.subarray(32) })).toBe(false);
      expect(verify({ siblings: Uint8Array.of(...proof.siblings, ...leaf) })).toBe(false);
      expect(verify({ index: nodes.length })).toBe(false);
      expect(verify({ siblings: proof.siblings.subarray(1) })).toBe(false);
    }),
  );
});

test('there is no proof for a leaf that is not there', () => {
  expect(() => hash.merkleProof(new Uint8Array(64), 2)).toThrow(
    expect.objectContaining({ code: 'badArgument' }),
  );
  expect(() => hash.merkleProof(new Uint8Array(0), 0)).toThrow(
    expect.objectContaining({ code: 'badArgument' }),
  );
  expect(() => hash.merkleRoot(new Uint8Array(33))).toThrow(expect.objectContaining({ code: 'badArgument' }));
});
