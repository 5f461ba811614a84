import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TECHNICAL_FEATURES } from '../features/FeatureSet.ts';
import { loadFeatures } from '../features/loadFeatures.ts';
import { STANDARD_PARAMETERS } from '../model/backtestParameters.ts';
import type { Candle } from '../model/candles.ts';
import { loadModel } from '../model/loadModel.ts';
import { candlesOf, modelFileArbitrary } from '../model/modelArbitraries.ts';
import { loadBacktester } from './loadBacktester.ts';
import { findLookAhead, findShortWarmUp, type Rule } from './lookAhead.ts';

const [history] = fc.sample(candlesOf(400), { numRuns: 1, seed: 11 }) as [Candle[]];
const closes = (candles: readonly Candle[]) => candles.map(({ closeTicks }) => closeTicks);
const everyBar = { cuts: 1_000 };

/** Buys before a rise, which nobody can know: the next close is in its output. */
const peeking =
  (barsAhead: number): Rule =>
  (candles) => ({
    firstBar: 0,
    values: closes(candles).map((close, bar, all) => Math.sign((all[bar + barsAhead] ?? close) - close)),
  });

describe('the look-ahead test', () => {
  test('finds a rule that knows the next close, from its first bar on', () => {
    const leak = findLookAhead(peeking(1), history, everyBar);
    expect(leak).toMatchObject({ bar: 0, futureFrom: 1 });
  });

  test('finds one that leaks at a single bar, and says which', () => {
    const hidden: Rule = (candles) => ({
      firstBar: 0,
      values: closes(candles).map((close, bar, all) => (bar === 217 ? (all[220] ?? 0) : close)),
    });
    expect(findLookAhead(hidden, history, everyBar)).toMatchObject({ bar: 217 });
  });

  test('finds a normalisation over the whole history, with few cuts', () => {
    const normalised: Rule = (candles) => {
      const highest = Math.max(...closes(candles));
      return { firstBar: 0, values: closes(candles).map((close) => close / highest) };
    };
    expect(findLookAhead(normalised, history)).toMatchObject({ bar: 0 });
  });

  test('finds a leak that only shows where the future is another one', () => {
    // It asks for the next bar only where there is one, so that taking bars away from its end shows nothing at the last of them.
    const careful: Rule = (candles) => ({
      firstBar: 0,
      values: closes(candles).map((close, bar, all) =>
        all.length === 400 ? (all[bar + 1] ?? close) : close,
      ),
    });
    expect(findLookAhead(careful, history, everyBar)).toMatchObject({ bar: 0 });
  });

  test('passes models, the reference rule, features and equity curves', async () => {
    const engine = await loadModel();
    const features = await loadFeatures();
    const backtester = (candles: readonly Candle[]) => loadBacktester(candles);
    const sums: Rule = (candles) => ({
      firstBar: 19,
      values: closes(candles)
        .map((_, bar, all) =>
          all.slice(Math.max(0, bar - 19), bar + 1).reduce((sum, close) => sum + close, 0),
        )
        .slice(19),
    });
    expect(findLookAhead(sums, history)).toBeUndefined();
    for (const { file, model } of fc.sample(modelFileArbitrary, { numRuns: 5, seed: 2 })) {
      const firstBar = model.windowBars;
      const signals: Rule = (candles) => ({ firstBar, values: engine.inferSeries(file, candles) });
      expect(findLookAhead(signals, history)).toBeUndefined();
      expect(findShortWarmUp(signals, history, { warmUpBars: firstBar })).toBeUndefined();
      const equity: Rule = (candles) => ({
        firstBar,
        values: Array.from(engine.backtest(file, candles, STANDARD_PARAMETERS).equityQuoteUnits, Number),
      });
      expect(findLookAhead(equity, history, { cuts: 8 })).toBeUndefined();
    }
    const { features: list } = TECHNICAL_FEATURES;
    const lookback = features.lookbackBars(list);
    const [long] = fc.sample(candlesOf(lookback + 60), { numRuns: 1, seed: 12 }) as [Candle[]];
    list.forEach((feature) => {
      const rule: Rule = (candles) => features.values(feature, candles);
      expect(findLookAhead(rule, long, { cuts: 4 })).toBeUndefined();
      expect(findShortWarmUp(rule, long, { warmUpBars: lookback, starts: 4 })).toBeUndefined();
    });
    const whole = await backtester(history);
    const cut = await backtester(history.slice(0, 200));
    const averages = { fastBars: 5, slowBars: 20 };
    expect(cut.runMovingAverageCross(averages).equityQuoteUnits).toEqual(
      whole.runMovingAverageCross(averages).equityQuoteUnits.slice(0, 181),
    );
  });
});

describe('the warm-up test', () => {
  /** An average that remembers everything. */
  const remembering: Rule = (candles) => {
    let average = candles[0]?.closeTicks ?? 0;
    return {
      firstBar: 0,
      values: closes(candles).map((close) => {
        average += 0.1 * (close - average);
        return average;
      }),
    };
  };

  test('finds an average that remembers more than it says, and where', () => {
    expect(findShortWarmUp(remembering, history, { warmUpBars: 50 })).toEqual({ bar: 51, barsBefore: 50 });
    // After 390 bars a part of 0.9^390 is left, which no f64 of this size sees.
    expect(findShortWarmUp(remembering, history, { warmUpBars: 390 })).toBeUndefined();
  });

  test('passes a window that is as long as it says, and not one that is said to be shorter', () => {
    const sum: Rule = (candles) => ({
      firstBar: 9,
      values: closes(candles)
        .map((_, bar, all) =>
          all.slice(Math.max(0, bar - 9), bar + 1).reduce((total, close) => total + close, 0),
        )
        .slice(9),
    });
    expect(findShortWarmUp(sum, history, { warmUpBars: 9 })).toBeUndefined();
    const padded: Rule = (candles) => ({
      firstBar: 0,
      values: closes(candles).map((_, bar, all) =>
        all.slice(Math.max(0, bar - 9), bar + 1).reduce((total, close) => total + close, 0),
      ),
    });
    expect(findShortWarmUp(padded, history, { warmUpBars: 8 })).toMatchObject({ barsBefore: 8 });
  });
});

test('rules and plans that cannot be are refused by name', () => {
  const short: Rule = (candles) => ({ firstBar: 0, values: closes(candles).slice(1) });
  expect(() => findLookAhead(short, history)).toThrow(expect.objectContaining({ code: 'SERIES_INVALID' }));
  expect(() => findLookAhead(peeking(1), history, { cuts: 0 })).toThrow(
    expect.objectContaining({ code: 'PARAMETERS_INVALID' }),
  );
  expect(() => findShortWarmUp(peeking(1), history, { warmUpBars: 400 })).toThrow(
    expect.objectContaining({ code: 'PARAMETERS_INVALID' }),
  );
});
