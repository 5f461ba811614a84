// The state hash: the header and the roots of three trees, over accounts, markets and buckets of orders. Only what was
// touched since the last time is hashed again.
import { DIGEST_BYTES, keccak256 } from '../hash/keccak256';
import { allocate, scratch } from '../memory/arena';
import { createDigestQueue, flushDigests, MESSAGE_BYTES_MAX, messageAt, queueDigest } from './digestQueue';
import { writeAccount, writeHeader, writeMarket, writeOrder } from './entries';
import { ORDER_BUCKET_NEXT, ORDER_ENTRY_BYTES, ORDER_ID } from './layout';
import { chainCount, chainHead } from './orderIndex';
import { createTree, leafAt, rehash, treeBytes } from './quadTree';
import {
  ACCOUNTS,
  collectTouched,
  forgetTouched,
  leavesOf,
  MARKETS,
  ORDER_BUCKETS,
  ORDERS,
  TREES,
} from './touched';

// Room for 4^depth leaves: 1,048,576 accounts, 256 markets, all buckets.
const ACCOUNT_DEPTH: u32 = 10;
const MARKET_DEPTH: u32 = 4;
const ORDER_DEPTH: u32 = 8;

const trees: usize = memory.data(12, 4);
const message: usize = memory.data(136, 8);
const digest: usize = memory.data(32, 8);

let changed: usize = 0;

function treeAt(kind: u32): usize {
  return load<u32>(trees + ((<usize>kind) << 2));
}

function depthOf(kind: u32): u32 {
  return kind === ACCOUNTS ? ACCOUNT_DEPTH : kind === MARKETS ? MARKET_DEPTH : ORDER_DEPTH;
}

/** `createMarks` comes first. */
export function createStateTree(): bool {
  let leavesMax: u32 = 0;
  for (let kind: u32 = 0; kind < TREES; kind++) {
    const tree = createTree(leavesOf(kind), depthOf(kind));
    if (tree === 0) return false;
    store<u32>(trees + ((<usize>kind) << 2), <u32>tree);
    leavesMax = max(leavesMax, leavesOf(kind));
  }
  changed = allocate((<usize>leavesMax) << 2);
  return changed !== 0 && createDigestQueue();
}

/** All trees as of an exchange without accounts, markets and orders. */
export function clearStateTree(): void {
  for (let kind: u32 = 0; kind < TREES; kind++) {
    forgetTouched(kind);
    memory.fill(treeAt(kind), 0, treeBytes(leavesOf(kind), depthOf(kind)));
  }
}

/** The address of the state hash, or 0 if there is no memory for a bucket's orders. */
export function stateHash(): usize {
  let end = writeHeader(message);
  for (let kind: u32 = 0; kind < TREES; kind++) {
    const tree = treeAt(kind);
    const count = collectTouched(kind, changed);
    for (let i: u32 = 0; i < count; i++) {
      const leaf = load<u32>(changed + ((<usize>i) << 2));
      if (!hashLeaf(kind, leaf, leafAt(tree, leaf))) return 0;
    }
    flushDigests();
    memory.copy(end, rehash(tree, leavesOf(kind), depthOf(kind), changed, count), DIGEST_BYTES);
    end += DIGEST_BYTES;
  }
  keccak256(message, end - message, digest);
  return digest;
}

function hashLeaf(kind: u32, leaf: u32, target: usize): bool {
  if (kind === ORDERS) return hashBucket(leaf, target);
  const at = messageAt();
  const end = kind === ACCOUNTS ? writeAccount(at, leaf) : writeMarket(at, leaf);
  queueDigest(end - at, target);
  return true;
}

// A bucket's orders by id, because the order within a chain depends on history.
function hashBucket(bucket: u32, target: usize): bool {
  const bytes = <usize>countBucket(bucket) * ORDER_ENTRY_BYTES;
  if (bytes === 0) {
    memory.fill(target, 0, DIGEST_BYTES);
    return true;
  }
  const isLong = bytes > MESSAGE_BYTES_MAX;
  const at = isLong ? scratch(bytes) : messageAt();
  if (at === 0) return false;
  let end = at;
  for (let chain = bucket; chain < chainCount(); chain += ORDER_BUCKETS) {
    let order = chainHead(chain);
    for (; order !== 0; order = load<u32>(order, ORDER_BUCKET_NEXT)) end = insertById(at, end, order);
  }
  if (isLong) keccak256(at, bytes, target);
  else queueDigest(bytes, target);
  return true;
}

function countBucket(bucket: u32): u32 {
  let count: u32 = 0;
  for (let chain = bucket; chain < chainCount(); chain += ORDER_BUCKETS) {
    let order = chainHead(chain);
    for (; order !== 0; order = load<u32>(order, ORDER_BUCKET_NEXT)) count++;
  }
  return count;
}

function insertById(start: usize, end: usize, order: usize): usize {
  let at = end;
  for (; at > start && load<u64>(at - ORDER_ENTRY_BYTES, ORDER_ID) > load<u64>(order, ORDER_ID); ) {
    memory.copy(at, at - ORDER_ENTRY_BYTES, ORDER_ENTRY_BYTES);
    at -= ORDER_ENTRY_BYTES;
  }
  writeOrder(at, order);
  return end + ORDER_ENTRY_BYTES;
}
