// Price levels of one half of a book, or of waiting orders by the price that triggers them. Levels form a list from best
// to worst, so that matching, depth and triggering walk without searching. Finding a level, or the place of a new one,
// goes through a radix tree over the 31 bits of the price: a root table for the upper 13, then three nodes of 64 slots for
// 6 bits each, every table with a bitmap of its used slots. Any price in bounds costs the same few loads, wherever the
// market has moved.
import { allocate } from '../memory/arena';
import {
  HALF_ASCENDING,
  HALF_BEST,
  HALF_ROOT,
  HALF_WORST,
  LEVEL_BETTER,
  LEVEL_BYTES,
  LEVEL_FIRST_ORDER,
  LEVEL_HALF,
  LEVEL_LAST_ORDER,
  LEVEL_LOTS,
  LEVEL_NODE,
  LEVEL_ORDERS,
  LEVEL_PRICE_TICKS,
  LEVEL_WORSE,
} from './layout';

const RANK_MASK: u32 = 0x7fffffff;
const NODES_PER_LEVEL: usize = 3;

// Root: two summary words, 128 bitmap words, 8,192 slots.
const ROOT_SUMMARY: usize = 0;
const ROOT_BITMAP: usize = 16;
const ROOT_SLOTS: usize = 16 + 128 * 8;
const ROOT_BYTES: usize = 16 + 128 * 8 + 8192 * 4;

// Node: one bitmap word, 64 slots (nodes, or levels in the lowest), and the way back up. Its parent is 0 under the root.
const NODE_BITMAP: usize = 0;
const NODE_SLOTS: usize = 8;
const NODE_PARENT: usize = 264;
const NODE_BYTES: usize = 272;

let levels: usize = 0;
let levelsEnd: usize = 0;
let levelsTop: usize = 0;
let freeLevels: usize = 0;
let nodes: usize = 0;
let nodesTop: usize = 0;
let freeNodes: usize = 0;
let live: u32 = 0;
let levelLimit: u32 = 0;

export function createLadders(limit: u32): bool {
  levelLimit = limit;
  levels = allocate(<usize>limit * LEVEL_BYTES);
  nodes = allocate(<usize>limit * NODES_PER_LEVEL * NODE_BYTES);
  levelsTop = levels;
  levelsEnd = levels + <usize>limit * LEVEL_BYTES;
  nodesTop = nodes;
  return levels !== 0 && nodes !== 0;
}

export function createRoot(half: usize): bool {
  const root = allocate(ROOT_BYTES);
  store<u32>(half, <u32>root, HALF_ROOT);
  return root !== 0;
}

export function levelsAreFull(): bool {
  return live === levelLimit;
}

/** The level at a price, or 0. */
export function findLevel(half: usize, priceTicks: u32): usize {
  const rank = rankOf(half, priceTicks);
  const upper = load<u32>(rootSlot(half, rank));
  if (upper === 0) return 0;
  const middle = load<u32>(nodeSlot(upper, (rank >> 12) & 63));
  if (middle === 0) return 0;
  const lowest = load<u32>(nodeSlot(middle, (rank >> 6) & 63));
  return lowest === 0 ? 0 : load<u32>(nodeSlot(lowest, rank & 63));
}

/** A new, empty level at a price that has none. The levels must not be full. */
export function addLevel(half: usize, priceTicks: u32): usize {
  const rank = rankOf(half, priceTicks);
  const worse = nextLevel(half, rank);
  const upper = childOfRoot(half, rank);
  const middle = childOfNode(upper, (rank >> 12) & 63);
  const lowest = childOfNode(middle, (rank >> 6) & 63);
  const level = takeLevel();
  store<u32>(nodeSlot(lowest, rank & 63), <u32>level);
  setBit(lowest + NODE_BITMAP, rank & 63);
  store<u32>(level, priceTicks, LEVEL_PRICE_TICKS);
  store<u32>(level, <u32>half, LEVEL_HALF);
  store<i64>(level, 0, LEVEL_LOTS);
  store<u32>(level, 0, LEVEL_FIRST_ORDER);
  store<u32>(level, 0, LEVEL_LAST_ORDER);
  store<u32>(level, 0, LEVEL_ORDERS);
  store<u32>(level, <u32>lowest, LEVEL_NODE);
  link(half, level, worse);
  return level;
}

/** Removes a level that has no orders left. */
export function removeLevel(level: usize): void {
  const half = <usize>load<u32>(level, LEVEL_HALF);
  const rank = rankOf(half, load<u32>(level, LEVEL_PRICE_TICKS));
  unlink(half, level);
  clearPath(half, rank, load<u32>(level, LEVEL_NODE));
  store<u32>(level, <u32>freeLevels, LEVEL_WORSE);
  freeLevels = level;
  live--;
}

// Smaller ranks are better: where low prices are better it is the price, else the distance from the highest price.
function rankOf(half: usize, priceTicks: u32): u32 {
  return load<u32>(half, HALF_ASCENDING) === 0 ? RANK_MASK - priceTicks : priceTicks;
}

function rootSlot(half: usize, rank: u32): usize {
  return <usize>load<u32>(half, HALF_ROOT) + ROOT_SLOTS + ((<usize>(rank >> 18)) << 2);
}

function nodeSlot(node: usize, index: u32): usize {
  return node + NODE_SLOTS + ((<usize>index) << 2);
}

function setBit(word: usize, bit: u32): void {
  store<u64>(word, load<u64>(word) | ((<u64>1) << bit));
}

/** Returns whether the word became empty. */
function clearBit(word: usize, bit: u32): bool {
  const left = load<u64>(word) & ~((<u64>1) << bit);
  store<u64>(word, left);
  return left === 0;
}

// The bits above `bit`; shifting twice keeps bit 63 right, since a shift by 64 would be none.
function bitsAbove(word: usize, bit: u32): u64 {
  return (((load<u64>(word) >> bit) >> 1) << bit) << 1;
}

function childOfRoot(half: usize, rank: u32): usize {
  const slot = rootSlot(half, rank);
  const child = load<u32>(slot);
  if (child !== 0) return child;
  const node = takeNode(0);
  store<u32>(slot, <u32>node);
  const root = <usize>load<u32>(half, HALF_ROOT);
  const index = rank >> 18;
  setBit(root + ROOT_BITMAP + ((<usize>(index >> 6)) << 3), index & 63);
  setBit(root + ROOT_SUMMARY + ((<usize>(index >> 12)) << 3), (index >> 6) & 63);
  return node;
}

function childOfNode(parent: usize, index: u32): usize {
  const slot = nodeSlot(parent, index);
  const child = load<u32>(slot);
  if (child !== 0) return child;
  const node = takeNode(parent);
  store<u32>(slot, <u32>node);
  setBit(parent + NODE_BITMAP, index);
  return node;
}

function takeNode(parent: usize): usize {
  let node = freeNodes;
  if (node !== 0) {
    freeNodes = load<u32>(node, NODE_PARENT);
  } else {
    node = nodesTop;
    nodesTop += NODE_BYTES;
  }
  store<u32>(node, <u32>parent, NODE_PARENT);
  return node;
}

function takeLevel(): usize {
  live++;
  let level = freeLevels;
  if (level !== 0) {
    freeLevels = load<u32>(level, LEVEL_WORSE);
    return level;
  }
  level = levelsTop;
  assert(level < levelsEnd);
  levelsTop += LEVEL_BYTES;
  return level;
}

// A freed node is all zeros but for its link, because its last slot and bit were cleared on the way here.
function clearPath(half: usize, rank: u32, lowest: usize): void {
  let node = lowest;
  for (let shift: u32 = 0; shift < 18; shift += 6) {
    const index = (rank >> shift) & 63;
    store<u32>(nodeSlot(node, index), 0);
    if (!clearBit(node + NODE_BITMAP, index)) return;
    const parent = <usize>load<u32>(node, NODE_PARENT);
    store<u32>(node, <u32>freeNodes, NODE_PARENT);
    freeNodes = node;
    node = parent;
  }
  store<u32>(rootSlot(half, rank), 0);
  const root = <usize>load<u32>(half, HALF_ROOT);
  const index = rank >> 18;
  if (clearBit(root + ROOT_BITMAP + ((<usize>(index >> 6)) << 3), index & 63)) {
    clearBit(root + ROOT_SUMMARY + ((<usize>(index >> 12)) << 3), (index >> 6) & 63);
  }
}

// The best level that is worse than `rank`, or 0. Bits above the rank's own path are looked for from the bottom up.
function nextLevel(half: usize, rank: u32): usize {
  const upper = <usize>load<u32>(rootSlot(half, rank));
  if (upper !== 0) {
    const middle = <usize>load<u32>(nodeSlot(upper, (rank >> 12) & 63));
    if (middle !== 0) {
      const lowest = <usize>load<u32>(nodeSlot(middle, (rank >> 6) & 63));
      if (lowest !== 0) {
        const above = bitsAbove(lowest + NODE_BITMAP, rank & 63);
        if (above !== 0) return load<u32>(nodeSlot(lowest, <u32>ctz(above)));
      }
      const above = bitsAbove(middle + NODE_BITMAP, (rank >> 6) & 63);
      if (above !== 0) return firstLevel(load<u32>(nodeSlot(middle, <u32>ctz(above))), 1);
    }
    const above = bitsAbove(upper + NODE_BITMAP, (rank >> 12) & 63);
    if (above !== 0) return firstLevel(load<u32>(nodeSlot(upper, <u32>ctz(above))), 2);
  }
  const next = nextRootIndex(load<u32>(half, HALF_ROOT), rank >> 18);
  return next < 0 ? 0 : firstLevel(load<u32>(rootSlot(half, (<u32>next) << 18)), 3);
}

// The best level below a node that is `height` tables above the levels.
function firstLevel(node: usize, height: u32): usize {
  for (; height > 0; height--) node = load<u32>(nodeSlot(node, <u32>ctz(load<u64>(node, NODE_BITMAP))));
  return node;
}

function nextRootIndex(root: usize, index: u32): i32 {
  let word = index >> 6;
  let bits = bitsAbove(root + ROOT_BITMAP + ((<usize>word) << 3), index & 63);
  if (bits === 0) {
    let summary = bitsAbove(root + ROOT_SUMMARY + ((<usize>(word >> 6)) << 3), word & 63);
    let summaryWord = word >> 6;
    if (summary === 0 && summaryWord === 0) {
      summaryWord = 1;
      summary = load<u64>(root, ROOT_SUMMARY + 8);
    }
    if (summary === 0) return -1;
    word = (summaryWord << 6) | <u32>ctz(summary);
    bits = load<u64>(root + ROOT_BITMAP + ((<usize>word) << 3));
  }
  return (word << 6) | <u32>ctz(bits);
}

function link(half: usize, level: usize, worse: usize): void {
  const better = <usize>(worse !== 0 ? load<u32>(worse, LEVEL_BETTER) : load<u32>(half, HALF_WORST));
  store<u32>(level, <u32>better, LEVEL_BETTER);
  store<u32>(level, <u32>worse, LEVEL_WORSE);
  if (better !== 0) store<u32>(better, <u32>level, LEVEL_WORSE);
  else store<u32>(half, <u32>level, HALF_BEST);
  if (worse !== 0) store<u32>(worse, <u32>level, LEVEL_BETTER);
  else store<u32>(half, <u32>level, HALF_WORST);
}

function unlink(half: usize, level: usize): void {
  const better = <usize>load<u32>(level, LEVEL_BETTER);
  const worse = <usize>load<u32>(level, LEVEL_WORSE);
  if (better !== 0) store<u32>(better, <u32>worse, LEVEL_WORSE);
  else store<u32>(half, <u32>worse, HALF_BEST);
  if (worse !== 0) store<u32>(worse, <u32>better, LEVEL_BETTER);
  else store<u32>(half, <u32>better, HALF_WORST);
}
