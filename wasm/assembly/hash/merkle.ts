// Binary Merkle trees over keccak-256. A node is the digest of its two children; an odd last node moves up unchanged.
// Leaves are digests of whole records (longer than 64 bytes), so a node can never pass for a leaf.
//
// A proof of some leaves is the nodes that do not follow from them: layer by layer from the leaves up, from left to right.
import { DIGEST_BYTES } from './keccak256';
import { keccak256Batch } from './keccak256Batch';

const PAIR_BYTES: usize = 64;

/** Reduces `count` digests at `nodes` in place: the root ends up in the first 32 bytes. Nothing has the root zero. */
export function merkleRoot(nodes: usize, count: usize): void {
  if (count === 0) memory.fill(nodes, 0, DIGEST_BYTES);
  while (count > 1) count = reduceLayer(nodes, count);
}

/**
 * As `merkleRoot`, and writes the proof of the `known` leaves whose indices lie at `indices` (u32, ascending, none twice,
 * overwritten) to `proof`. Returns of how many nodes it is.
 */
export function merkleProof(nodes: usize, count: usize, indices: usize, known: usize, proof: usize): usize {
  let siblings: usize = 0;
  while (count > 1) {
    let parents: usize = 0;
    for (let i: usize = 0; i < known; i++) {
      const index = indexAt(indices, i);
      if (isNext(indices, i, known, index)) i++;
      else if ((index ^ 1) < count) copyNode(proof, siblings++, nodes, index ^ 1);
      setIndexAt(indices, parents++, index >> 1);
    }
    known = parents;
    count = reduceLayer(nodes, count);
  }
  return siblings;
}

/**
 * Whether the `known` digests at `leaves` are the leaves at `indices` (both overwritten) of a tree of `count` leaves with
 * this root, by a proof of `siblings` nodes. There must be room for as many pairs as leaves at `work`.
 */
export function merkleVerify(
  root: usize,
  leaves: usize,
  indices: usize,
  known: usize,
  count: usize,
  proof: usize,
  siblings: usize,
  work: usize,
): bool {
  if (!isAscending(indices, known, count)) return false;
  let used: usize = 0;
  while (count > 1) {
    let pairs: usize = 0;
    let parents: usize = 0;
    for (let i: usize = 0; i < known; i++) {
      const index = indexAt(indices, i);
      const pair = work + pairs * PAIR_BYTES;
      setIndexAt(indices, parents++, index >> 1);
      if ((index ^ 1) >= count) {
        // The last of the layer: no pair comes after it, so its place among the parents is free.
        copyNode(leaves, pairs, leaves, i);
        continue;
      }
      pairs++;
      if (isNext(indices, i, known, index)) memory.copy(pair, leaves + i++ * DIGEST_BYTES, PAIR_BYTES);
      else {
        if (used === siblings) return false;
        copyNode(pair, index & 1, leaves, i);
        copyNode(pair, (index & 1) ^ 1, proof, used++);
      }
    }
    keccak256Batch(work, PAIR_BYTES, pairs, leaves);
    known = parents;
    count = (count + 1) >> 1;
  }
  return used === siblings && memory.compare(root, leaves, DIGEST_BYTES) === 0;
}

function isAscending(indices: usize, known: usize, count: usize): bool {
  for (let i: usize = 0; i < known; i++) {
    if (indexAt(indices, i) >= count) return false;
    if (i > 0 && indexAt(indices, i) <= indexAt(indices, i - 1)) return false;
  }
  return known > 0;
}

/** Whether the known node after the `i`-th, which has this index, is its right sibling. */
function isNext(indices: usize, i: usize, known: usize, index: usize): bool {
  return i + 1 < known && indexAt(indices, i + 1) === (index ^ 1);
}

function indexAt(indices: usize, i: usize): usize {
  return load<u32>(indices + (i << 2));
}

function setIndexAt(indices: usize, i: usize, index: usize): void {
  store<u32>(indices + (i << 2), <u32>index);
}

function copyNode(target: usize, to: usize, source: usize, from: usize): void {
  memory.copy(target + to * DIGEST_BYTES, source + from * DIGEST_BYTES, DIGEST_BYTES);
}

function reduceLayer(nodes: usize, count: usize): usize {
  const pairs = count >> 1;
  keccak256Batch(nodes, PAIR_BYTES, pairs, nodes);
  if (count & 1) copyNode(nodes, pairs, nodes, count - 1);
  return (count + 1) >> 1;
}
