import type { Env } from '../env.ts';
import { MARKET_GROUP } from '../markets/markets.ts';

/** The sequencer of the one market group. */
export function exchangeOf(env: Env) {
  return env.EXCHANGE.getByName(MARKET_GROUP);
}
