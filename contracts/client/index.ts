export {
  exchangeAbi,
  modelRegistryAbi,
  modelVaultAbi,
  modelVaultFactoryAbi,
  qorAbi,
  testTokenAbi,
} from '../build/abis.ts';
export { ClientOrderIdError, decodeClientOrderId, encodeClientOrderId } from './clientOrderId.ts';
export type { Deployment } from './deployment.ts';
export { OrderType, RedeemState, Scope, Side, TimeInForce } from './enums.ts';
export { cancelTypes, delegationTypes, exchangeDomain, orderTypes, revocationTypes } from './messages.ts';
export { type BacktestMetrics, type PinnedMetrics, pinnedMetrics } from './pinnedMetrics.ts';
