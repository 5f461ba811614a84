export { Backtester, type BacktestSettings, type MovingAverages } from './backtest/Backtester.ts';
export type { BacktestRun } from './backtest/BacktestRun.ts';
export { SPOT_CONDITIONS, type TradingConditions } from './backtest/conditions.ts';
export { loadBacktester } from './backtest/loadBacktester.ts';
export {
  findLookAhead,
  findShortWarmUp,
  type Leak,
  type LookAheadOptions,
  type Rule,
  type RuleOutputs,
  type ShortWarmUp,
  type WarmUpOptions,
} from './backtest/lookAhead.ts';
export { longOnly, type SignalThresholds } from './backtest/settings.ts';
export type { BacktestTrade } from './backtest/trades.ts';
export {
  type BarRange,
  type CrossValidationPlan,
  type Fold,
  purgedCrossValidation,
  type WalkForwardPlan,
  walkForward,
} from './backtest/walkForward.ts';
export { coreDigest, modelDigest } from './engine/digests.ts';
export { EngineError, type EngineErrorCode } from './engine/EngineError.ts';
export type {
  CancelAll,
  CancelOrder,
  Command,
  Deposit,
  ListMarket,
  OpenAccount,
  PlaceOrder,
  Withdraw,
} from './exchange/Command.ts';
export type { CancelReason, OrderType, RejectReason, Side, TimeInForce } from './exchange/codes.ts';
export { decodeCommand } from './exchange/decodeCommand.ts';
export type { EventLog } from './exchange/EventLog.ts';
export type { Exchange } from './exchange/Exchange.ts';
export { ExchangeError, type ExchangeErrorCode } from './exchange/ExchangeError.ts';
export type {
  AccountOpened,
  Canceled,
  Deposited,
  ExchangeEvent,
  Filled,
  MarketListed,
  Rejected,
  Rested,
  Trade,
  Withdrawn,
} from './exchange/ExchangeEvent.ts';
export { DEFAULT_LIMITS, type ExchangeLimits } from './exchange/ExchangeLimits.ts';
export { encodeCommand } from './exchange/encodeCommand.ts';
export { loadExchange } from './exchange/loadExchange.ts';
export { RECORD_BYTES } from './exchange/recordLayout.ts';
export type { Balance, Book, BookLevel, Market, OpenOrder } from './exchange/views.ts';
export type { FeatureEngine, FeatureRows } from './features/FeatureEngine.ts';
export { type Feature, type FeatureSet, featureBytes, TECHNICAL_FEATURES } from './features/FeatureSet.ts';
export { loadFeatures } from './features/loadFeatures.ts';
export type { Hash, MerkleMultiProof, MerkleProof } from './hash/Hash.ts';
export type { Hasher } from './hash/Hasher.ts';
export { loadHash } from './hash/loadHash.ts';
export type { Hex } from './hex.ts';
export { type BacktestParameters, STANDARD_PARAMETERS } from './model/backtestParameters.ts';
export type { Candle } from './model/candles.ts';
export { ImportError, type ImportErrorCode } from './model/import/ImportError.ts';
export { importOnnx } from './model/import/importOnnx.ts';
export { importTfjs } from './model/import/importTfjs.ts';
export { loadModel } from './model/loadModel.ts';
export type {
  BacktestMetrics,
  BacktestResult,
  ModelEngine,
  TargetInput,
} from './model/ModelEngine.ts';
export { ModelError, type ModelErrorCode } from './model/ModelError.ts';
export { modelCid } from './model/modelCid.ts';
export { encodeModel, type ModelDescription, parseModel } from './model/modelFile.ts';
export type { InferenceSession } from './network/InferenceSession.ts';
export { loadNetwork } from './network/loadNetwork.ts';
export type { Activation, Architecture, Layer, Network } from './network/Network.ts';
export { loadSecp256k1 } from './secp256k1/loadSecp256k1.ts';
export type { Secp256k1, SignaturePath } from './secp256k1/Secp256k1.ts';
export type {
  AttributedSignatures,
  BatchCost,
  RecoverableSignatures,
  RecoveredAddresses,
  RecoveredPublicKeys,
  SignatureRules,
  VerifiedSignatures,
} from './secp256k1/Signatures.ts';
export { loadMonteCarlo } from './simulation/loadMonteCarlo.ts';
export type { MonteCarlo, Outcomes, SimulationPlan, SimulationQuestion } from './simulation/MonteCarlo.ts';
export type {
  GeometricBrownianMotion,
  JumpDiffusion,
  Process,
  StationaryBootstrap,
} from './simulation/Process.ts';
export { loadStatistics } from './statistics/loadStatistics.ts';
export { METRIC_NAMES, type ReturnMetrics } from './statistics/ReturnMetrics.ts';
export type {
  Correlation,
  DeflatedSharpe,
  OverfittingReport,
  Statistics,
  Trials,
} from './statistics/Statistics.ts';
