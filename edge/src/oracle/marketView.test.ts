import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARKETS, type Market } from '../markets/markets.ts';
import { formingBar, priceInside } from './barPath.ts';
import { advance, barAt } from './marketPosition.ts';
import { candlesOf, clockOf, closedBars, type MarketView } from './marketView.ts';
import { simulate, simulatedCandles } from './simulatedCandles.ts';

const GRID = { ticksPerUnit: 10, lotsPerUnit: 100_000 };
const BARS = simulate(42, 50, GRID);
const BAR_MS = 3_600_000;

function view(bar: number, elapsedMs = 0): MarketView {
  const source = simulatedCandles(42, GRID);
  return {
    market: MARKETS[0] as Market,
    source,
    bars: BARS,
    position: { bar, elapsedMs },
    startBar: 10,
    speed: 1_800,
    nowMs: 1,
  };
}

describe('a replayed market', () => {
  it('shows nothing of what lies ahead, however the page asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: BAR_MS - 1 }),
        fc.record({
          from: fc.option(anyTime(), { nil: undefined }),
          to: fc.option(anyTime(), { nil: undefined }),
          limit: fc.integer({ min: 1, max: 60 }),
        }),
        (position, elapsedMs, { from, to, limit }) => {
          const query = { limit, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
          const shown = closedBars(view(position, elapsedMs), query);
          expect(shown.length).toBeLessThanOrEqual(limit);
          const expected = BARS.slice(0, position).filter(
            ({ openTimeMs }) =>
              (from === undefined || openTimeMs >= from) && (to === undefined || openTimeMs < to),
          );
          const oldestFirst = from !== undefined && to === undefined;
          expect(shown).toEqual(oldestFirst ? expected.slice(0, limit) : expected.slice(-limit));
        },
      ),
    );
  });

  it('says where it is, and stops at the last close', () => {
    expect(clockOf(view(10, BAR_MS / 2))).toMatchObject({
      state: 'running',
      bar: 10,
      label: 'Simulated market, seed 42',
      simulated: true,
      replayed: true,
    });
    const ended = clockOf(view(50));
    expect(ended).toMatchObject({ state: 'ended', marketTimeMs: ended.endTimeMs });
    expect(candlesOf(view(50), { limit: 1 }).forming).toBeNull();
  });

  it('has a mark that starts at the open, touches both ends and finishes at the close', () => {
    for (const candle of BARS) {
      const path = Array.from({ length: 301 }, (_, step) =>
        priceInside(candle, (BAR_MS * step) / 300, BAR_MS),
      );
      expect([path[0], Math.max(...path), Math.min(...path), path.at(-1)]).toEqual([
        candle.openTicks,
        candle.highTicks,
        candle.lowTicks,
        candle.closeTicks,
      ]);
      expect(formingBar(candle, BAR_MS, BAR_MS)).toEqual(candle);
    }
  });
});

describe('advance', () => {
  it('closes each bar once, in order, however time is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * BAR_MS }), { maxLength: 40 }), (steps) => {
        let position = { bar: 3, elapsedMs: 0 };
        const closed: number[] = [];
        for (const step of steps) {
          const next = advance(position, step, BAR_MS, 20);
          closed.push(...next.closedBars);
          position = next.position;
        }
        const passed = steps.reduce((sum, step) => sum + step, 0);
        const bars = Math.min(17, Math.floor(passed / BAR_MS));
        expect(closed).toEqual(Array.from({ length: bars }, (_, index) => 3 + index));
        expect(position.bar).toBe(3 + bars);
      }),
    );
  });

  it('finds the bar of a time', () => {
    expect(barAt(BARS, BARS[7]?.openTimeMs ?? 0)).toBe(7);
    expect(barAt(BARS, (BARS[7]?.openTimeMs ?? 0) + 1)).toBe(8);
    expect(barAt(BARS, Number.MAX_SAFE_INTEGER)).toBe(50);
  });
});

describe('the simulated market', () => {
  it('is the same for the same seed, another for another, and each bar is one', () => {
    expect(simulate(42, 50, GRID)).toEqual(BARS);
    expect(simulate(43, 50, GRID)).not.toEqual(BARS);
    for (const candle of BARS) {
      expect(candle.lowTicks).toBeLessThanOrEqual(Math.min(candle.openTicks, candle.closeTicks));
      expect(candle.highTicks).toBeGreaterThanOrEqual(Math.max(candle.openTicks, candle.closeTicks));
    }
  });

  it('moves as a market does: about 0.7 % an hour, with fatter tails than a normal draw', () => {
    const bars = simulate(42, 8_000, GRID);
    const returns = bars
      .slice(1)
      .map((candle, index) => candle.closeTicks / (bars[index]?.closeTicks ?? 1) - 1);
    const variance = returns.reduce((sum, value) => sum + value * value, 0) / returns.length;
    const kurtosis = returns.reduce((sum, value) => sum + value ** 4, 0) / returns.length / variance ** 2;
    expect(Math.sqrt(variance)).toBeGreaterThan(0.004);
    expect(Math.sqrt(variance)).toBeLessThan(0.012);
    expect(kurtosis).toBeGreaterThan(3.2);
  });
});

function anyTime() {
  return fc.integer({
    min: (BARS[0]?.openTimeMs ?? 0) - BAR_MS,
    max: (BARS.at(-1)?.openTimeMs ?? 0) + BAR_MS,
  });
}
