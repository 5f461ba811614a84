import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createEdgeClient } from '@quantum-chain/edge/client';
import { createPublicClient, http } from 'viem';
import { startStack } from './fixtures/stack.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'quantum-chain-restart-'));
test.afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

async function look(url: string) {
  const edge = createEdgeClient({ baseUrl: url });
  const [config, { exchange }, clock] = await Promise.all([
    edge.config(),
    edge.health(),
    edge.clock('BTC-USD'),
  ]);
  if (!config.deployment || !config.rpcUrl) throw new Error('the edge runs without a chain');
  const block = await createPublicClient({ transport: http(config.rpcUrl) }).getBlockNumber();
  return { contract: config.deployment.exchange, exchange, block, bar: clock.bar, edge };
}

test('stopped by Ctrl-C and started again, it goes on where it was', async () => {
  const first = await startStack({ dataFolder });
  await expect.poll(async () => (await look(first.url)).exchange.lastSettledSequence).toBeGreaterThan(0);
  const before = await look(first.url);
  const batchesBefore = await before.edge.batches();
  expect(await first.stop()).toBe(0);
  expect(first.output()).toContain('Stopped.');

  const second = await startStack({ dataFolder });
  try {
    const after = await look(second.url);
    expect(after.contract).toBe(before.contract);
    expect(after.block).toBeGreaterThanOrEqual(before.block);
    expect(after.bar).toBeGreaterThanOrEqual(before.bar);
    expect(after.exchange.sequence).toBeGreaterThanOrEqual(before.exchange.sequence);
    const settledBefore = batchesBefore.filter(({ status }) => status === 'settled');
    expect((await after.edge.batches({ limit: 500 })).filter(({ status }) => status === 'settled')).toEqual(
      expect.arrayContaining(settledBefore),
    );
  } finally {
    await second.stop();
  }
});
