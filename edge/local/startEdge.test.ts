import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEdgeClient } from '../client/index.ts';
import { startEdge } from './startEdge.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edge-local-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('serves the page beside the API, with the page’s own headers', async () => {
  const assetsDir = await mkdtemp(join(tmpdir(), 'edge-assets-'));
  await writeFile(join(assetsDir, 'index.html'), '<h1>hello</h1>');
  await writeFile(join(assetsDir, '404.html'), '<h1>nothing</h1>');
  await writeFile(join(assetsDir, '_headers'), '/*\n  Cross-Origin-Opener-Policy: same-origin\n');
  const edge = await startEdge({ dataDir: join(folder, 'assets'), assetsDir });
  const page = await fetch(`${edge.url}/`);
  expect([page.status, await page.text(), page.headers.get('cross-origin-opener-policy')]).toEqual([
    200,
    '<h1>hello</h1>',
    'same-origin',
  ]);
  const missing = await fetch(`${edge.url}/no-such-page`);
  expect([missing.status, await missing.text()]).toEqual([404, '<h1>nothing</h1>']);
  expect(await (await fetch(`${edge.url}/v1/nowhere`)).json()).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  await edge.close();
  await rm(assetsDir, { recursive: true, force: true });
});

it('a market that was stopped goes on where it stood, and its readers find it again by themselves', async () => {
  // An hour passes every 20 ms of real time, so a market that did not stop while down would be far away.
  const market = { source: 'simulated' as const, seed: 7, speed: 180_000 };
  const first = await startEdge({ dataDir: join(folder, 'clock'), market });
  const client = createEdgeClient({ baseUrl: first.url });
  const begun = await client.clock('BTC-USD');
  const stream = client.stream();
  let newest = begun;
  let wake: () => void = () => {};
  stream.onClock('BTC-USD', (clock) => {
    newest = clock;
    wake();
  });
  const until = async (found: () => boolean) => {
    while (!found()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  await until(() => newest.bar >= begun.bar + 10);
  await first.close();
  const stopped = newest;

  // Standing still, the second shows where the market was found.
  const second = await startEdge({
    dataDir: join(folder, 'clock'),
    market: { ...market, speed: 0 },
    port: Number(new URL(first.url).port),
  });
  await until(() => newest !== stopped);
  const resumed = newest;
  stream.close();
  await second.close();
  expect(resumed).toMatchObject({
    label: 'Simulated market, seed 7',
    simulated: true,
    startTimeMs: begun.startTimeMs,
  });
  expect(resumed.bar).toBeGreaterThanOrEqual(stopped.bar);
  // Between the last reading and the stop lie at most two ticks, each credited with at most 1.5 s, which is 75 bars.
  expect(resumed.bar).toBeLessThanOrEqual(stopped.bar + 150);
});
