// Binary Merkle trees over keccak-256. A node is the digest of its two children; an odd last node moves up unchanged.
// Leaves are digests of whole records (longer than 64 bytes), so a node can never pass for a leaf.
import { DIGEST_BYTES, keccak256 } from './keccak256';
import { keccak256Batch } from './keccak256Batch';

const PAIR_BYTES: usize = 64;

/** Reduces `count` digests at `nodes` in place: the root ends up in the first 32 bytes. Nothing has the root zero. */
export function merkleRoot(nodes: usize, count: usize): void {
  if (count === 0) memory.fill(nodes, 0, DIGEST_BYTES);
  while (count > 1) count = reduceLayer(nodes, count);
}

/** As `merkleRoot`, and writes the siblings of leaf `index` to `proof`, lowest first. Returns how many there are. */
export function merkleProof(nodes: usize, count: usize, index: usize, proof: usize): usize {
  let siblings: usize = 0;
  while (count > 1) {
    const sibling = index ^ 1;
    if (sibling < count) {
      memory.copy(proof + siblings * DIGEST_BYTES, nodes + sibling * DIGEST_BYTES, DIGEST_BYTES);
      siblings++;
    }
    count = reduceLayer(nodes, count);
    index >>= 1;
  }
  return siblings;
}

/** Folds `siblings` digests at `proof` into the 32 bytes at `node`, a leaf's digest: they become the root it proves. */
export function merkleFold(node: usize, count: usize, index: usize, proof: usize, siblings: usize): bool {
  const end = proof + siblings * DIGEST_BYTES;
  const pair = end;
  while (count > 1) {
    if ((index ^ 1) < count) {
      if (proof === end) return false;
      const right = <usize>(index & 1) * DIGEST_BYTES;
      memory.copy(pair + right, node, DIGEST_BYTES);
      memory.copy(pair + (DIGEST_BYTES - right), proof, DIGEST_BYTES);
      keccak256(pair, PAIR_BYTES, node);
      proof += DIGEST_BYTES;
    }
    count = (count + 1) >> 1;
    index >>= 1;
  }
  return proof === end;
}

function reduceLayer(nodes: usize, count: usize): usize {
  const pairs = count >> 1;
  keccak256Batch(nodes, PAIR_BYTES, pairs, nodes);
  if (count & 1) memory.copy(nodes + pairs * DIGEST_BYTES, nodes + (count - 1) * DIGEST_BYTES, DIGEST_BYTES);
  return (count + 1) >> 1;
}
