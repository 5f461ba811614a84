import type { ScratchExports } from './ScratchExports.ts';

/** What build/core.wasm exports (see assembly/core.ts). */
export interface CoreExports extends ScratchExports {
  keccak256(source: number, length: number, target: number): void;
  keccak256Batch(source: number, recordBytes: number, count: number, target: number): void;
  keccak256HasherBytes(): number;
  keccak256Update(hasher: number, source: number, length: number): void;
  keccak256Digest(hasher: number, target: number): void;
  sha256(source: number, length: number, target: number): void;
  sha256HasherBytes(): number;
  sha256Update(hasher: number, source: number, length: number): void;
  sha256Digest(hasher: number, target: number): void;
  merkleRoot(nodes: number, count: number): void;
  merkleProof(nodes: number, count: number, indices: number, known: number, proof: number): number;
  merkleVerify(
    root: number,
    leaves: number,
    indices: number,
    known: number,
    count: number,
    proof: number,
    siblings: number,
    work: number,
  ): number;

  createExchange(accounts: number, assets: number, markets: number, orders: number, levels: number): number;
  applyRecords(records: number, count: number): number;
  eventsAt(): number;
  eventBytes(): number;
  lastSequence(): bigint;
  lastTimestampMs(): bigint;
  tradeCount(): bigint;
  accountCount(): number;
  accountAt(account: number): number;
  balanceAt(account: number, asset: number): number;
  findAccount(address: number): number;
  marketCount(): number;
  marketAt(market: number): number;
  orderCount(): number;
  readLevels(market: number, side: number, depth: number, target: number): number;
  levelLots(market: number, side: number, priceTicks: number): bigint;
  readOrders(account: number, limit: number, target: number): number;
  findOrder(orderId: bigint): number;
  snapshotBytesMax(): number;
  writeSnapshot(target: number): number;
  restore(source: number, length: number): number;
  stateHash(): number;
}
