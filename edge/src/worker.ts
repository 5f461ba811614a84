import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { exchangeOf } from './exchange/index.ts';
import { MARKETS } from './markets/markets.ts';

export { AccountObject } from './account/index.ts';
export { ExchangeObject } from './exchange/index.ts';
export { FaucetObject } from './faucet/index.ts';
export { MarketMakerObject } from './market-maker/index.ts';
export { MarketClockObject } from './oracle/index.ts';
export { VaultRunnerObject } from './vaults/index.ts';

const app = createApp();

export default {
  fetch: app.fetch,
  /** Objects wake themselves by alarm; this starts the first alarm after a deployment, and again if one was ever lost. */
  async scheduled(_controller, env) {
    await exchangeOf(env).wake();
    await Promise.all(MARKETS.map((market) => env.MARKET_CLOCK.getByName(market.symbol).wake()));
  },
} satisfies ExportedHandler<Env>;
