export { ExchangeObject } from './ExchangeObject.ts';
export { formatDecimal, parseDecimal } from './decimal.ts';
export { MARKET_GROUP, MARKETS, type Market, marketBySymbol } from './markets.ts';
export { exchangeRoutes } from './routes.ts';
