export { devKeys } from './devKeys.ts';
export type { EdgeKeys, EdgeOptions, MarketOptions } from './edgeOptions.ts';
export { type RunningEdge, startEdge } from './startEdge.ts';
