import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, type MiniflareOptions } from 'miniflare';
import { bundleModules } from './bundleModules.ts';
import { BUNDLE_DIRECTORY } from './bundleWorker.ts';
import { devKeys } from './devKeys.ts';
import type { EdgeOptions } from './edgeOptions.ts';

/** The name that workerd knows the Worker by. */
export const WORKER_NAME = 'quantum-chain-edge';

const OBJECTS = {
  EXCHANGE: 'ExchangeObject',
  ACCOUNT: 'AccountObject',
  MARKET_CLOCK: 'MarketClockObject',
  MARKET_MAKER: 'MarketMakerObject',
  VAULT_RUNNER: 'VaultRunnerObject',
  FAUCET: 'FaucetObject',
};

/** The bindings of wrangler.toml for workerd on this machine, with everything kept in `options.dataDir`. */
export async function workerSettings(options: EdgeOptions): Promise<MiniflareOptions> {
  return convertV4MiniflareOptions({
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    cf: false,
    log: new Log(LogLevel.WARN),
    logRequests: false,
    telemetry: { enabled: false },
    resourcePersistencePath: join(options.dataDir, 'workerd'),
    name: WORKER_NAME,
    modulesRoot: BUNDLE_DIRECTORY,
    modules: await bundleModules(),
    compatibilityDate: '2026-10-01',
    bindings: variables(options),
    durableObjects: Object.fromEntries(
      Object.entries(OBJECTS).map(([binding, className]) => [binding, { className, useSQLite: true }]),
    ),
    r2Buckets: ['FILES'],
    ...(options.assetsDir && {
      assets: {
        directory: options.assetsDir,
        binding: 'ASSETS',
        run_worker_first: ['/v1/*'],
        routerConfig: { has_user_worker: true },
        assetConfig: { not_found_handling: '404-page', html_handling: 'auto-trailing-slash' },
      },
    }),
  });
}

function variables(options: EdgeOptions): Record<string, string> {
  const keys = { ...devKeys(), ...options.keys };
  const market = options.market ?? { source: 'simulated' };
  const all: Record<string, string | number | undefined> = {
    CHAIN_RPC_URL: options.chainRpcUrl,
    PUBLIC_CHAIN_RPC_URL: options.publicChainRpcUrl,
    DEPLOYMENT: options.deployment === undefined ? undefined : JSON.stringify(options.deployment),
    OPERATOR_PRIVATE_KEY: keys.operator,
    MARKET_MAKER_PRIVATE_KEY: keys.marketMaker,
    PASSER_BY_PRIVATE_KEY: keys.passerBy,
    FAUCET_PRIVATE_KEY: keys.faucet,
    ORDERS_PER_SECOND: options.ordersPerSecond,
    REQUEST_WEIGHT_PER_SECOND: options.requestWeightPerSecond,
    MARKET_SOURCE: market.source,
    MARKET_SPEED: market.speed,
    MARKET_SEED: market.source === 'simulated' ? market.seed : undefined,
    MARKET_LABEL: market.source === 'file' ? market.label : undefined,
    MARKET_START: market.source === 'file' ? market.startTimeMs : undefined,
    LIVE_CANDLES_URL: market.source === 'live' ? market.url : undefined,
  };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}
