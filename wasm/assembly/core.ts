// What core.wasm exports. Addresses and counts only: lengths are checked by the typed wrappers in ../src.

export { accountAt, accountCount, balanceAt, findAccount } from './exchange/accounts';
export { applyRecords } from './exchange/apply';
export { checkRecords, lastSequence, lastTimestampMs, tradeCount } from './exchange/clock';
export { createExchange } from './exchange/create';
export { eventBytes, eventsAt } from './exchange/events';
export { marketAt, marketCount } from './exchange/markets';
export { findOrder } from './exchange/orderIndex';
export { orderCount } from './exchange/orders';
export { levelLots, readLevels, readOrders } from './exchange/queries';
export { restore } from './exchange/restore';
export { snapshotBytesMax, writeSnapshot } from './exchange/snapshot';
export { stateHash } from './exchange/stateTree';
export { keccak256 } from './hash/keccak256';
export { keccak256Batch } from './hash/keccak256Batch';
export { merkleFold, merkleProof, merkleRoot } from './hash/merkle';
export { sha256 } from './hash/sha256';
export { scratch } from './memory/arena';
