import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { MARKETS } from './exchange/markets.ts';

export { MarketClockObject } from './oracle/MarketClockObject.ts';

const app = createApp();

export default {
  fetch: app.fetch,
  /** Objects wake themselves by alarm; this starts the first alarm after a deployment, and again if one was ever lost. */
  async scheduled(_controller, env) {
    await Promise.all(MARKETS.map((market) => env.MARKET_CLOCK.getByName(market.symbol).wake()));
  },
} satisfies ExportedHandler<Env>;
