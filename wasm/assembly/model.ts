// What model.wasm exports. Addresses and counts only: lengths are checked by the typed wrapper in ../src/model.

export { writeCloses } from './backtest/closes';
export { movingAverageCross } from './backtest/movingAverageCross';
export { backtest, tradedTotal } from './backtest/run';
export { lookbackBars, writeFeatureSet, writeFeatureValues } from './features/featureSet';
export { keccak256 } from './hash/keccak256';
export { scratch } from './memory/arena';
export { writeFeatures } from './model/features';
export { writeMetrics } from './model/metrics';
export { inferRows, networkBytes, prepareNetwork } from './model/network';
export { targetLots } from './model/rule';
export { simulateBootstrap, writeLogReturns } from './simulation/bootstrap';
export { meanOfLowest, sortOutcomes } from './simulation/outcomes';
export { philoxBlock } from './simulation/philox';
export { writePoissonTable } from './simulation/poisson';
export { prepareRun } from './simulation/run';
export { simulateDiffusion } from './simulation/simulate';
export { correlationWorkBytes, shrunkCorrelation } from './statistics/correlation';
export { normalCdf, normalQuantile } from './statistics/normal';
export { crossValidate } from './statistics/overfitting';
export { equityReturns, returnMetrics } from './statistics/returnMetrics';
export { expectedMaximumSharpe, probabilisticSharpe } from './statistics/sharpeInference';
export { quantileOfSorted, sortNumbers, sortWorkBytes } from './statistics/sort';
