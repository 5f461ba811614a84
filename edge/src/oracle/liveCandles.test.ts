import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { liveCandles } from './liveCandles.ts';

const GRID = { ticksPerUnit: 10, lotsPerUnit: 100_000 };
const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 21, 12, 30);
let server: Server;
afterEach(() => server.close());

/** Answers as the exchange's documentation shows: `[time, low, high, open, close, volume]`, newest first. */
async function exchangeThatAnswers(
  answer: (query: URLSearchParams, path: string) => { status?: number; body: string },
) {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://exchange');
    const { status = 200, body } = answer(url.searchParams, url.pathname);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

describe('liveCandles', () => {
  it('pages back for history, then asks for the newest bars only', async () => {
    const asked: string[] = [];
    const url = await exchangeThatAnswers((query, path) => {
      expect(path).toBe('/products/BTC-USD/candles');
      expect(query.get('granularity')).toBe('3600');
      const [start, end] = [Date.parse(query.get('start') ?? ''), Date.parse(query.get('end') ?? '')];
      expect((end - start) / HOUR_MS).toBeLessThan(300);
      asked.push(`${query.get('start')}`);
      const rows: number[][] = [];
      for (let time = end; time >= start; time -= HOUR_MS)
        rows.push([time / 1000, 99_000.01, 101_000.5, 100_000, 100_500.25, 12.5]);
      return { body: JSON.stringify(rows) };
    });
    const source = liveCandles('BTC-USD', GRID, url);
    const bars = await source.load(NOW_MS);
    expect(asked).toHaveLength(8);
    expect(bars).toHaveLength(2_400);
    expect(bars.at(-1)).toEqual({
      openTimeMs: Date.UTC(2026, 10, 21, 12),
      openTicks: 1_000_000,
      highTicks: 1_010_005,
      lowTicks: 990_000,
      closeTicks: 1_005_003,
      volumeLots: 1_250_000,
    });
    const later = await source.load(NOW_MS + HOUR_MS);
    expect(asked).toHaveLength(9);
    expect(later).toHaveLength(2_400);
    expect(later.at(-1)?.openTimeMs).toBe(Date.UTC(2026, 10, 21, 13));
    expect(source).toMatchObject({ simulated: false, replayed: false, label: 'Coinbase BTC-USD, live' });
  });

  it.each([
    ['a refusal', { status: 429, body: '{"message":"Public rate limit exceeded"}' }, 'CANDLES_UNAVAILABLE'],
    ['no JSON', { body: '<html>' }, 'CANDLES_UNAVAILABLE'],
    ['another shape', { body: '[{"time":1}]' }, 'CANDLES_INVALID'],
    ['a high below the low', { body: '[[1763726400,2,1,1,1,1]]' }, 'CANDLES_INVALID'],
    ['no bars', { body: '[]' }, 'CANDLES_UNAVAILABLE'],
  ])('says what was wrong: %s', async (_name, answer, code) => {
    const url = await exchangeThatAnswers(() => answer);
    await expect(liveCandles('BTC-USD', GRID, url).load(NOW_MS)).rejects.toMatchObject({ code });
  });
});
