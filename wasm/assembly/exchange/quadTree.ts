// A Merkle tree of four children a node: four digests fit one block of Keccak. It has a fixed depth, but keeps only as
// much of each level as its leaves can reach. What is not there counts as 32 zero bytes, and so does a node of nothing
// but zeros: only a preimage of zero could pass for it.
import { DIGEST_BYTES } from '../hash/keccak256';
import { allocate } from '../memory/arena';
import { flushDigests, messageAt, queueDigest } from './digestQueue';

const CHILDREN: u32 = 4;
const NODE_BYTES: usize = 128;

/** The digests of a level, padded to whole nodes. */
function widthOf(digests: u32): u32 {
  return (digests + CHILDREN - 1) & ~(CHILDREN - 1);
}

function levelBytes(width: u32): usize {
  return <usize>width * DIGEST_BYTES;
}

/** All digests of a tree in bytes. */
export function treeBytes(leaves: u32, depth: u32): usize {
  let bytes: usize = 0;
  let width = widthOf(leaves);
  for (let level: u32 = 0; level <= depth; level++) {
    bytes += levelBytes(width);
    width = widthOf(width >> 2);
  }
  return bytes;
}

export function createTree(leaves: u32, depth: u32): usize {
  return allocate(treeBytes(leaves, depth));
}

export function leafAt(tree: usize, leaf: u32): usize {
  return tree + <usize>leaf * DIGEST_BYTES;
}

/** Hashes what lies above `count` changed leaves, whose ascending indices (u32) are overwritten. Returns the root's address. */
export function rehash(tree: usize, leaves: u32, depth: u32, changed: usize, count: u32): usize {
  let below = tree;
  let width = widthOf(leaves);
  for (let level: u32 = 0; level < depth; level++) {
    const above = below + levelBytes(width);
    count = toParents(changed, count);
    for (let i: u32 = 0; i < count; i++) hashNode(below, above, load<u32>(changed + ((<usize>i) << 2)));
    flushDigests();
    below = above;
    width = widthOf(width >> 2);
  }
  return below;
}

function toParents(changed: usize, count: u32): u32 {
  let parents: u32 = 0;
  let last = u32.MAX_VALUE;
  for (let i: u32 = 0; i < count; i++) {
    const parent = load<u32>(changed + ((<usize>i) << 2)) >> 2;
    if (parent === last) continue;
    store<u32>(changed + ((<usize>parents) << 2), parent);
    parents++;
    last = parent;
  }
  return parents;
}

function hashNode(below: usize, above: usize, node: u32): void {
  const children = below + <usize>node * NODE_BYTES;
  const target = above + <usize>node * DIGEST_BYTES;
  const message = messageAt();
  let any = v128.load(children);
  for (let offset: usize = 0; offset < NODE_BYTES; offset += 16) {
    const part = v128.load(children + offset);
    v128.store(message + offset, part);
    any = v128.or(any, part);
  }
  if (v128.any_true(any)) queueDigest(NODE_BYTES, target);
  else memory.fill(target, 0, DIGEST_BYTES);
}
