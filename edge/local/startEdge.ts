import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { MARKETS } from '../src/markets/markets.ts';
import { candleFileKey } from '../src/oracle/candleFileKey.ts';
import { bundleModules } from './bundleModules.ts';
import { BUNDLE_DIRECTORY } from './bundleWorker.ts';
import { devKeys } from './devKeys.ts';

export interface EdgeOptions {
  /** 0 takes a free one. */
  port?: number;
  host?: string;
  /** Everything that must survive a restart: the objects' SQLite files, stored models, the candle file. */
  dataDir: string;
  /** JSON-RPC of the chain; without it the edge serves market data only. */
  chainRpcUrl?: string;
  /** JSON-RPC for browsers, where it differs. */
  publicChainRpcUrl?: string;
  /** What `@quantum-chain/contracts` deployed. */
  deployment?: unknown;
  market?: MarketOptions;
  /** The built PWA; without it only the API is served. */
  assetsDir?: string;
  /** Private keys in place of the development mnemonic's. */
  keys?: Partial<EdgeKeys>;
}

export type MarketOptions = { speed?: number } & (
  | { source: 'simulated'; seed?: number }
  | { source: 'live'; url?: string }
  /** `startTimeMs` counts only the first time. */
  | { source: 'file'; file: string; label?: string; startTimeMs?: number }
);

export interface EdgeKeys {
  operator: `0x${string}`;
  marketMaker: `0x${string}`;
  passerBy: `0x${string}`;
  faucet: `0x${string}`;
}

export interface RunningEdge {
  url: string;
  /** Stops workerd once every write is on disk. */
  close(): Promise<void>;
}

/**
 * Runs the bundled Worker in workerd, without a development proxy in front. `npm run build -w edge` must have run.
 * @example
 * const edge = await startEdge({ dataDir: '.data/edge', port: 8787 });
 */
export async function startEdge(options: EdgeOptions): Promise<RunningEdge> {
  await mkdir(options.dataDir, { recursive: true });
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: options.host ?? '127.0.0.1',
      port: options.port ?? 0,
      cf: false,
      log: new Log(LogLevel.WARN),
      logRequests: false,
      telemetry: { enabled: false },
      resourcePersistencePath: join(options.dataDir, 'workerd'),
      name: 'quantum-chain-edge',
      modulesRoot: BUNDLE_DIRECTORY,
      modules: await bundleModules(),
      compatibilityDate: '2026-10-01',
      bindings: variables(options),
      durableObjects: {
        EXCHANGE: { className: 'ExchangeObject', useSQLite: true },
        MARKET_CLOCK: { className: 'MarketClockObject', useSQLite: true },
        MARKET_MAKER: { className: 'MarketMakerObject', useSQLite: true },
        VAULT_RUNNER: { className: 'VaultRunnerObject', useSQLite: true },
        FAUCET: { className: 'FaucetObject', useSQLite: true },
      },
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
    }),
  );
  const url = (await miniflare.ready).origin;
  await seedCandles(miniflare, options.market);
  // In production a cron trigger does this every minute.
  await (await miniflare.getWorker()).scheduled({ cron: '* * * * *' });
  return { url, close: () => miniflare.dispose() };
}

async function seedCandles(miniflare: Miniflare, market: MarketOptions | undefined): Promise<void> {
  if (market?.source !== 'file') return;
  const files = await miniflare.getR2Bucket('FILES');
  await files.put(candleFileKey(MARKETS[0] as (typeof MARKETS)[number]), await readFile(market.file, 'utf8'));
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
