import { beforeAll, describe, expect, test } from 'vitest';
import { findChromium, runInChromium } from './runInChromium.ts';
import { runInWorkerd } from './runInWorkerd.ts';
import { runScenario } from './scenario.ts';

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
    expect(inNode.proven).toBe('true');
    expect(Number(inNode.recovered)).toBeGreaterThan(100);
    expect(inNode.verified).toBe('true');
  });

  test('in workerd', async () => {
    expect(await runInWorkerd()).toEqual(inNode);
  });

  test.skipIf(!chromium)('in Chromium', async () => {
    expect(await runInChromium(chromium as string)).toEqual(inNode);
  });
});
