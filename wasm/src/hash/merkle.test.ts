import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Hash, MerkleMultiProof, MerkleProof } from './Hash.ts';
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

describe('a proof of several leaves', () => {
  const distinctLeaves = fc.uniqueArray(fc.uint8Array({ minLength: 32, maxLength: 32 }), {
    minLength: 1,
    maxLength: LEAVES_MAX,
    selector: (leaf) => leaf.join(),
  });
  /** Leaves, and which of them are proven: all, one, neighbours, or any. */
  const chosen = distinctLeaves.chain((nodes) =>
    fc.tuple(
      fc.constant(nodes),
      fc
        .uniqueArray(fc.nat(nodes.length - 1), { minLength: 1, maxLength: nodes.length, size: 'max' })
        .map((indices) => indices.sort((a, b) => a - b)),
    ),
  );
  const join = (nodes: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(nodes));
  const pick = (nodes: readonly Uint8Array[], indices: readonly number[]) =>
    join(indices.map((index) => nodes[index] as Uint8Array));

  test('shows them, and needs no more nodes than their single proofs', () => {
    fc.assert(
      fc.property(chosen, ([nodes, indices]) => {
        const all = join(nodes);
        const proof = hash.merkleMultiProof(all, indices);
        expect(hash.verifyMerkleMultiProof(hash.merkleRoot(all), pick(nodes, indices), proof)).toBe(true);
        const singles = indices.map((index) => hash.merkleProof(all, index).siblings.length);
        expect(proof.siblings.length).toBeLessThanOrEqual(singles.reduce((sum, length) => sum + length));
      }),
      { numRuns: 200 },
    );
  });

  test('has the siblings that do not follow from the leaves, lowest first, from left to right', () => {
    const leaf = (i: number) => new Uint8Array(32).fill(i + 1);
    const node = (left: Uint8Array, right: Uint8Array) => keccak_256(join([left, right]));
    const leavesOf7 = join([0, 1, 2, 3, 4, 5, 6].map(leaf));
    const { siblings } = hash.merkleMultiProof(leavesOf7, [2, 3, 6]);
    // 2 and 3 are siblings; 6 has none and moves up; then 0–1 and 4–5 are missing.
    expect(siblings).toEqual(join([node(leaf(0), leaf(1)), node(leaf(4), leaf(5))]));
    expect(hash.merkleMultiProof(leavesOf7, [1, 4]).siblings).toEqual(
      join([leaf(0), leaf(5), node(leaf(2), leaf(3)), leaf(6)]),
    );
    expect(hash.merkleMultiProof(leavesOf7, [0, 1, 2, 3, 4, 5, 6]).siblings).toEqual(new Uint8Array(0));
  });

  test('shows nothing else', () => {
    fc.assert(
      fc.property(chosen, fc.nat(), fc.nat(255 * 8), ([nodes, indices], seed, bit) => {
        const all = join(nodes);
        const root = hash.merkleRoot(all);
        const proof = hash.merkleMultiProof(all, indices);
        const known = pick(nodes, indices);
        const verify = (changed: Partial<MerkleMultiProof>, leaves = known) =>
          hash.verifyMerkleMultiProof(root, leaves, { ...proof, ...changed });
        const flip = (bytes: Uint8Array) => {
          const flipped = bytes.slice();
          const at = (bit >> 3) % flipped.length;
          flipped[at] = (flipped[at] as number) ^ (1 << (bit & 7));
          return flipped;
        };
        expect(verify({}, flip(known))).toBe(false);
        expect(hash.verifyMerkleMultiProof(flip(root), known, proof)).toBe(false);
        if (proof.siblings.length > 0) {
          expect(verify({ siblings: flip(proof.siblings) })).toBe(false);
          expect(verify({ siblings: proof.siblings.subarray(32) })).toBe(false);
        }
        expect(verify({ siblings: join([proof.siblings, root]) })).toBe(false);
        expect(verify({ indices: [...indices].reverse() })).toBe(indices.length === 1);
        const at = seed % indices.length;
        const moved = indices.with(at, (indices[at] as number) + 1);
        expect(verify({ indices: moved })).toBe(false);
        expect(verify({ indices: indices.with(at, -1) })).toBe(false);
        expect(verify({ indices: indices.with(at, Number.NaN) })).toBe(false);
        expect(verify({ indices: [] }, new Uint8Array(0))).toBe(false);
        expect(verify({ leafCount: Number.NaN })).toBe(false);
        expect(verify({ leafCount: 2 ** 32 })).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('is not to be had for indices that are not ascending or not there', () => {
    const all = new Uint8Array(32 * 4);
    for (const indices of [[], [1, 0], [1, 1], [4], [-1], [0.5], [0, Number.NaN]]) {
      expect(() => hash.merkleMultiProof(all, indices), String(indices)).toThrow(
        expect.objectContaining({ code: 'badArgument' }),
      );
    }
  });
});
