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
    expect(Number(inNode.backtestTrades)).toBeGreaterThan(10);
    expect(Number(inNode.runTrades)).toBeGreaterThan(50);
    expect(inNode.proven).toBe('true');
    expect(Number(inNode.recovered)).toBeGreaterThan(100);
    expect(inNode.verified).toBe('true');
  });

  // Results like these are on chain: whoever recomputes one has to get what its author got.
  test('feature set 1 and a published backtest keep the bits that they always had', () => {
    expect(inNode.features).toBe('8e9eaa4dcc25c8de575ae5cfa2fb33af7903dad6c284286fee888ac1d68d09d4');
    expect(inNode.signals).toBe('0336144a49c21ed399531f9bce70a6ed135d881ec00ae2986470fc4428e709f1');
    expect(inNode.backtest).toBe('0x2c5d983549b4e0a605436e6b319768cc76ae5c3800d3c945c1bf54d252d91229');
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
