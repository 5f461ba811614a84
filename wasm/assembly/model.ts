// What model.wasm exports. Addresses and counts only: lengths are checked by the typed wrapper in ../src/model.

export { keccak256 } from './hash/keccak256';
export { scratch } from './memory/arena';
export { backtest } from './model/backtest';
export { writeFeatures } from './model/features';
export { inferRows } from './model/network';
export { targetLots } from './model/rule';
export { correlationWorkBytes, shrunkCorrelation } from './statistics/correlation';
export { normalCdf, normalQuantile } from './statistics/normal';
export { crossValidate } from './statistics/overfitting';
export { returnMetrics } from './statistics/returnMetrics';
export { expectedMaximumSharpe, probabilisticSharpe } from './statistics/sharpeInference';
export { quantileOfSorted, sortNumbers, sortWorkBytes } from './statistics/sort';
