export { devKeys } from './devKeys.ts';
export {
  type EdgeKeys,
  type EdgeOptions,
  type MarketOptions,
  type RunningEdge,
  startEdge,
} from './startEdge.ts';
