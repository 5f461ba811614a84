import type { AccountObject } from './account/index.ts';
import type { ExchangeObject } from './exchange/index.ts';
import type { FaucetObject } from './faucet/index.ts';
import type { MarketMakerObject } from './market-maker/index.ts';
import type { MarketClockObject } from './oracle/index.ts';
import type { VaultRunnerObject } from './vaults/index.ts';

/**
 * Everything the Worker is given. Secrets (`*_PRIVATE_KEY`) are set with `wrangler secret put`, never in wrangler.toml.
 * A deployment without `CHAIN_RPC_URL` and `DEPLOYMENT` serves market data and refuses what needs the chain.
 */
export interface Env {
  /** One for each market group. */
  EXCHANGE: DurableObjectNamespace<ExchangeObject>;
  /** One for each account, named after its address in lower case. */
  ACCOUNT: DurableObjectNamespace<AccountObject>;
  /** One for each market, as the two after it. */
  MARKET_CLOCK: DurableObjectNamespace<MarketClockObject>;
  MARKET_MAKER: DurableObjectNamespace<MarketMakerObject>;
  VAULT_RUNNER: DurableObjectNamespace<VaultRunnerObject>;
  FAUCET: DurableObjectNamespace<FaucetObject>;
  /** Model files under `models/`, candle histories under `candles/`. */
  FILES: R2Bucket;
  ASSETS?: Fetcher;

  /** JSON-RPC that the Worker itself uses. */
  CHAIN_RPC_URL?: string;
  /** JSON-RPC that browsers are told to use, where it differs. */
  PUBLIC_CHAIN_RPC_URL?: string;
  /** `@quantum-chain/contracts`' deployment as JSON. */
  DEPLOYMENT?: string;
  OPERATOR_PRIVATE_KEY?: string;
  MARKET_MAKER_PRIVATE_KEY?: string;
  /** Trades a little at each bar; without it the last price moves only when people trade. */
  PASSER_BY_PRIVATE_KEY?: string;
  FAUCET_PRIVATE_KEY?: string;

  MARKET_SOURCE?: 'file' | 'live' | 'simulated';
  /** What the page calls a file source. */
  MARKET_LABEL?: string;
  /** Market time over real time; 1,800 closes an hourly bar every two seconds. A live source runs at 1. */
  MARKET_SPEED?: string;
  /** Unix milliseconds at which a replay begins, the first time it runs. */
  MARKET_START?: string;
  MARKET_SEED?: string;
  /** How many orders a session key may send each second in the long run, 100 unless set; its account twice as many, and twice as many cancels. */
  ORDERS_PER_SECOND?: string;
  /** How much request weight one address may use each second in the long run, 200 unless set. */
  REQUEST_WEIGHT_PER_SECOND?: string;
  /** Another address than Coinbase's for the live source. */
  LIVE_CANDLES_URL?: string;
}

export interface AppEnv {
  Bindings: Env;
}
