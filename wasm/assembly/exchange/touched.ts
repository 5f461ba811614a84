// Which leaves of the state tree have changed since they were last hashed. A mark is two plain stores, because most
// commands leave several: a byte for the leaf, and one for its group of 64, so that reading skips what is clean.
import { allocate } from '../memory/arena';
import { SEQUENCE_BITS } from './codes';

export const TREES: u32 = 3;
export const ACCOUNTS: u32 = 0;
export const MARKETS: u32 = 1;
export const ORDERS: u32 = 2;

const GROUP_SHIFT: u32 = 6;
const GROUP_LEAVES: u32 = 64;
/** Orders fall into this many leaves, whatever the limits. */
export const ORDER_BUCKETS: u32 = 65536;
/** Quotes of one command, which share its sequence, fall into different buckets. */
const QUOTE_STEP: u32 = 31153;

let accounts: usize = 0;
let accountGroups: usize = 0;
let accountLeaves: u32 = 0;
let markets: usize = 0;
let marketGroups: usize = 0;
let marketLeaves: u32 = 0;
let buckets: usize = 0;
let bucketGroups: usize = 0;

export function createMarks(accountLimit: u32, marketLimit: u32): bool {
  accountLeaves = accountLimit;
  marketLeaves = marketLimit;
  accounts = allocate(<usize>wholeGroups(accountLimit));
  accountGroups = allocate(<usize>groupsOf(accountLimit));
  markets = allocate(<usize>wholeGroups(marketLimit));
  marketGroups = allocate(<usize>groupsOf(marketLimit));
  buckets = allocate(<usize>ORDER_BUCKETS);
  bucketGroups = allocate(<usize>groupsOf(ORDER_BUCKETS));
  return bucketGroups !== 0;
}

export function leavesOf(kind: u32): u32 {
  return kind === ACCOUNTS ? accountLeaves : kind === MARKETS ? marketLeaves : ORDER_BUCKETS;
}

export function touchAccount(account: u32): void {
  store<u8>(accounts + <usize>account, 1);
  store<u8>(accountGroups + <usize>(account >> GROUP_SHIFT), 1);
}

export function touchMarket(market: u32): void {
  store<u8>(markets + <usize>market, 1);
  store<u8>(marketGroups + <usize>(market >> GROUP_SHIFT), 1);
}

export function touchOrder(orderId: u64): void {
  const bucket = spread(orderId) & (ORDER_BUCKETS - 1);
  store<u8>(buckets + <usize>bucket, 1);
  store<u8>(bucketGroups + <usize>(bucket >> GROUP_SHIFT), 1);
}

/** A number whose low bits spread orders over buckets: consecutive ids lie side by side. */
export function spread(orderId: u64): u32 {
  return <u32>orderId + <u32>(orderId >> SEQUENCE_BITS) * QUOTE_STEP;
}

/** Writes the touched leaves (u32) to `target`, ascending, and forgets them. Returns how many there are. */
export function collectTouched(kind: u32, target: usize): u32 {
  const marks = marksOf(kind);
  const groups = groupMarksOf(kind);
  let count: u32 = 0;
  for (let group: u32 = 0; group < groupsOf(leavesOf(kind)); group++) {
    if (load<u8>(groups + <usize>group) === 0) continue;
    store<u8>(groups + <usize>group, 0);
    for (let leaf = group * GROUP_LEAVES; leaf < (group + 1) * GROUP_LEAVES; leaf++) {
      if (load<u8>(marks + <usize>leaf) === 0) continue;
      store<u8>(marks + <usize>leaf, 0);
      store<u32>(target + ((<usize>count) << 2), leaf);
      count++;
    }
  }
  return count;
}

export function forgetTouched(kind: u32): void {
  memory.fill(marksOf(kind), 0, <usize>leavesOf(kind));
  memory.fill(groupMarksOf(kind), 0, <usize>groupsOf(leavesOf(kind)));
}

function groupsOf(leaves: u32): u32 {
  return ((leaves - 1) >> GROUP_SHIFT) + 1;
}

function wholeGroups(leaves: u32): u32 {
  return groupsOf(leaves) * GROUP_LEAVES;
}

function marksOf(kind: u32): usize {
  return kind === ACCOUNTS ? accounts : kind === MARKETS ? markets : buckets;
}

function groupMarksOf(kind: u32): usize {
  return kind === ACCOUNTS ? accountGroups : kind === MARKETS ? marketGroups : bucketGroups;
}
