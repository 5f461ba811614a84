import { EdgeError } from '../http/edgeError.ts';
import { type Market, marketBySymbol } from './markets.ts';

/** @throws EdgeError `UNKNOWN_MARKET` */
export function knownMarket(symbol: string): Market {
  const market = marketBySymbol(symbol);
  if (!market) throw new EdgeError('UNKNOWN_MARKET', `There is no market ${symbol.slice(0, 32)}.`);
  return market;
}
