import { mkdir, readFile } from 'node:fs/promises';
import { Miniflare } from 'miniflare';
import { MARKETS, type Market } from '../src/markets/markets.ts';
import { candleFileKey } from '../src/oracle/candleFileKey.ts';
import type { EdgeOptions, MarketOptions } from './edgeOptions.ts';
import { workerSettings } from './workerSettings.ts';

export interface RunningEdge {
  url: string;
  /** workerd's own handle, for tests that evict an object. */
  miniflare: Miniflare;
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
  const miniflare = new Miniflare(await workerSettings(options));
  const url = (await miniflare.ready).origin;
  await seedCandles(miniflare, options.market);
  // In production a cron trigger does this every minute.
  await (await miniflare.getWorker()).scheduled({ cron: '* * * * *' });
  return { url, miniflare, close: () => miniflare.dispose() };
}

async function seedCandles(miniflare: Miniflare, market: MarketOptions | undefined): Promise<void> {
  if (market?.source !== 'file') return;
  const files = await miniflare.getR2Bucket('FILES');
  await files.put(candleFileKey(MARKETS[0] as Market), await readFile(market.file, 'utf8'));
}
