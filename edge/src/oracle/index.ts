export type { Candle } from './candle.ts';
export { MarketClockObject } from './MarketClockObject.ts';
export { oracleRoutes } from './routes.ts';
export type { ClockAnswer } from './schema.ts';
