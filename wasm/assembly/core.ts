// What core.wasm exports. Addresses and counts only: lengths are checked by the typed wrappers in ../src.

export { accountAt, accountCount, balanceAt, findAccount } from './exchange/accounts';
export { applyRecords, createExchange } from './exchange/apply';
export { checkRecords, lastSequence, lastTimestampMs, tradeCount } from './exchange/clock';
export { eventCount, eventsAt } from './exchange/events';
export { marketAt, marketCount } from './exchange/markets';
export { orderCount } from './exchange/orders';
export { levelLots, readLevels, readOrder, readOrders } from './exchange/queries';
export { restore } from './exchange/restore';
export { snapshotBytesMax, writeSnapshot } from './exchange/snapshot';
export { keccak256, keccak256Digest, keccak256HasherBytes, keccak256Update } from './hash/keccak256';
export { keccak256Batch } from './hash/keccak256Batch';
export { merkleProof, merkleRoot, merkleVerify } from './hash/merkle';
export { sha256, sha256Digest, sha256HasherBytes, sha256Update } from './hash/sha256';
export { scratch } from './memory/arena';
