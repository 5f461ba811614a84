export { admitCancel, admitOrder } from './admit.ts';
export { formatDecimal, parseDecimal } from './decimal.ts';
export { ExchangeObject } from './ExchangeObject.ts';
export { exchangeOf } from './exchangeOf.ts';
export { MARKET_GROUP, MARKETS, type Market, marketBySymbol } from './markets.ts';
export { exchangeRoutes } from './routes.ts';
