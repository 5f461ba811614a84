import { keccak_256 } from '@noble/hashes/sha3.js';
import { type Hex, toHex } from '../../hex.ts';

const HEADER_BYTES = 40;
const ACCOUNT_BYTES = 32;
const BALANCE_BYTES = 24;
const MARKET_BYTES = 56;
const ORDER_BYTES = 48;
const BUCKETS = 65_536;
const NOTHING = new Uint8Array(32);

/** The state hash of a snapshot as docs/protocol.md defines it, from nothing but the snapshot. Test oracle only. */
export function stateHashOf(snapshot: Uint8Array): Hex {
  const view = new DataView(snapshot.buffer, snapshot.byteOffset, snapshot.length);
  let at = HEADER_BYTES;
  const take = (bytes: number) => {
    at += bytes;
    return snapshot.subarray(at - bytes, at);
  };
  const accounts = Array.from({ length: view.getUint32(4, true) }, () =>
    take(ACCOUNT_BYTES + view.getUint32(at + 20, true) * BALANCE_BYTES),
  );
  const markets = Array.from({ length: view.getUint32(32, true) }, () => take(MARKET_BYTES));
  const orders = Array.from({ length: view.getUint32(36, true) }, () => take(ORDER_BYTES));
  const roots = [rootOf(accounts, 10), rootOf(markets, 4), rootOf(bucketsOf(orders), 8)];
  return toHex(keccak_256(join([snapshot.subarray(0, HEADER_BYTES), ...roots])));
}

/** The orders of each bucket, by id. */
function bucketsOf(orders: Uint8Array[]): Uint8Array[] {
  const idOf = (order: Uint8Array) => new DataView(order.buffer, order.byteOffset).getBigUint64(0, true);
  const buckets = new Map<number, Uint8Array[]>();
  for (const order of orders.sort((a, b) => Number(idOf(a) - idOf(b)))) {
    const sequence = idOf(order) & (2n ** 49n - 1n);
    const bucket = Number((sequence + 31_153n * (idOf(order) >> 49n)) & BigInt(BUCKETS - 1));
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), order]);
  }
  return Array.from({ length: BUCKETS }, (_, bucket) => join(buckets.get(bucket) ?? []));
}

/** The root over leaves that are empty or hashed, four children a node. */
function rootOf(leaves: Uint8Array[], depth: number): Uint8Array {
  let digests = leaves.map((leaf) => (leaf.length === 0 ? NOTHING : keccak_256(leaf)));
  for (let level = 0; level < depth; level++) {
    digests = Array.from({ length: Math.ceil(digests.length / 4) }, (_, node) => {
      const children = [0, 1, 2, 3].map((child) => digests[node * 4 + child] ?? NOTHING);
      return children.every((child) => child === NOTHING) ? NOTHING : keccak_256(join(children));
    });
  }
  return digests[0] ?? NOTHING;
}

function join(parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
