// What model.wasm exports. Addresses and counts only: lengths are checked by the typed wrapper in ../src/model.

export { keccak256 } from './hash/keccak256';
export { scratch } from './memory/arena';
export { backtest } from './model/backtest';
export { writeFeatures } from './model/features';
export { inferRows, networkBytes, prepareNetwork } from './model/network';
export { targetLots } from './model/rule';
