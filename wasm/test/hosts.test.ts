import { beforeAll, describe, expect, test } from 'vitest';
import { findChromium, runInChromium } from './runInChromium.ts';
import { runInWorkerd } from './runInWorkerd.ts';
import { runScenario } from './scenario.ts';
import { runThreads } from './threadScenario.ts';

const chromium = findChromium();
if (!chromium)
  console.warn('SKIPPED: no Chromium found (set CHROMIUM=/path/to/it); its bits are not compared.');

describe('the same bytes give the same bits', () => {
  let inNode: Record<string, string>;
  beforeAll(async () => {
    inNode = await runScenario();
  });

  test('in Node, twice, and the scenario reaches what it is there for', async () => {
    expect(await runScenario()).toEqual(inNode);
    expect(Number(inNode.trades)).toBeGreaterThan(500);
    expect(Number(inNode.triggered)).toBeGreaterThan(100);
    expect(Number(inNode.backtestTrades)).toBeGreaterThan(10);
    expect(Number(inNode.runTrades)).toBeGreaterThan(50);
    expect(inNode.proven).toBe('true');
    expect(Number(inNode.recovered)).toBeGreaterThan(100);
    expect(inNode.verified).toBe('true');
  });

  // Results like these are on chain: whoever recomputes one has to get what its author got.
  test('feature set 1 and a published backtest keep the bits that they always had', () => {
    expect(inNode.features).toBe('51ed4d29b47fbdaea9c9abe4ed47463da2594804254553e8fdbccae4722baa74');
    expect(inNode.signals0).toBe('7a079171eaa12ff23e7914e681debacd182c10182a6e65d21f18ca0687d234c5');
    expect(inNode.backtest0).toBe('0x6d4eec181785606a102589d61fd0f06a6f3249decd74e215f377be68982f2eed');
  });

  test('in workerd', async () => {
    expect(await runInWorkerd()).toEqual(inNode);
  });

  test.skipIf(!chromium)('in Chromium', async () => {
    expect(await runInChromium(chromium as string, 'runScenario')).toEqual(inNode);
  });

  test('on two threads in Node', async () => {
    const { together, alone } = await runThreads();
    expect(together).toBe(alone);
  });

  test.skipIf(!chromium)('on two threads in Chromium', async () => {
    expect(await runInChromium(chromium as string, 'runThreads')).toEqual(await runThreads());
  });
});
