import type { ScratchExports } from './ScratchExports.ts';

/** What build/core.wasm exports (see assembly/core.ts). */
export interface CoreExports extends ScratchExports {
  keccak256(source: number, length: number, target: number): void;
  keccak256Batch(source: number, recordBytes: number, count: number, target: number): void;
  sha256(source: number, length: number, target: number): void;
  merkleRoot(nodes: number, count: number): void;
  merkleProof(nodes: number, count: number, index: number, proof: number): number;
  merkleFold(node: number, count: number, index: number, proof: number, siblings: number): number;

  createExchange(accounts: number, assets: number, markets: number, orders: number, levels: number): number;
  checkRecords(records: number, count: number): number;
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
