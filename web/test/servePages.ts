import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const OUT = join(import.meta.dirname, '..', 'out');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
const HOUR_MS = 3_600_000;
const BARS = 400;

/** The built pages as the Worker serves them, with a market's history behind them and nothing else of the API. */
export async function servePages(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const api = API[pathname];
    if (api)
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(api()));
    if (pathname.startsWith('/v1/'))
      return void response
        .writeHead(503, { 'content-type': 'application/json' })
        .end('{"error":{"code":"INTERNAL","message":"there is no edge in this test"}}');
    const file = await fileOf(pathname);
    response.writeHead(file ? 200 : 404, {
      'content-type': TYPES[file ? extname(file) : '.html'] ?? 'application/octet-stream',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      ...(pathname === '/serwist/sw.js' ? { 'service-worker-allowed': '/' } : {}),
    });
    response.end(await readFile(file ?? join(OUT, '404.html')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closed(server),
  };
}

/** `/trade` is `trade.html`. */
async function fileOf(pathname: string): Promise<string | undefined> {
  const path = normalize(decodeURIComponent(pathname));
  for (const candidate of [path, `${path}.html`, join(path, 'index.html')]) {
    const file = join(OUT, candidate);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
  }
  return undefined;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

const API: Record<string, () => unknown> = {
  '/v1/markets': () => ({
    markets: [
      {
        id: 0,
        symbol: 'BTC-USD',
        baseAsset: { id: 1, symbol: 'tBTC', decimals: 8 },
        quoteAsset: { id: 0, symbol: 'tUSD', decimals: 6 },
        tickSize: '0.1',
        lotSize: '0.00001',
        priceDecimals: 1,
        quantityDecimals: 5,
        baseUnitsPerLot: 1_000,
        quoteUnitsPerTickLot: 1,
        makerFeeBps: 0,
        takerFeeBps: 5,
        maxPrice: '214748364.7',
        maxQuantity: '21474.83647',
      },
    ],
  }),
  '/v1/markets/BTC-USD/candles': () => ({
    market: 'BTC-USD',
    barMs: HOUR_MS,
    candles: Array.from({ length: BARS }, (_, bar) => {
      // A wave that a network can learn.
      const [open, close] = [bar, bar + 1].map(
        (at) => 5_000 + 300 * Math.sin(at / 5) + 90 * Math.sin(at / 2),
      );
      const text = (value: number) => value.toFixed(1);
      return {
        openTimeMs: bar * HOUR_MS,
        open: text(open as number),
        high: text(Math.max(open as number, close as number) + 5),
        low: text(Math.min(open as number, close as number) - 5),
        close: text(close as number),
        volume: '1',
      };
    }),
    forming: null,
  }),
};
