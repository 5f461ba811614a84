import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STANDARD_PARAMETERS } from '../model/backtestParameters.ts';
import type { Candle } from '../model/candles.ts';
import { loadModel } from '../model/loadModel.ts';
import { candlesOf, modelFileArbitrary } from '../model/modelArbitraries.ts';
import { SPOT_CONDITIONS, type TradingConditions } from './conditions.ts';
import { loadBacktester } from './loadBacktester.ts';
import { NaiveTrading } from './naiveTrading.ts';
import { longOnly, SIGN_THRESHOLDS } from './settings.ts';

const BARS = 80;
const bps = (...choices: number[]) => fc.constantFrom(...choices);

const conditionsArbitrary: fc.Arbitrary<TradingConditions> = fc.record({
  longExposureBps: bps(0, 5_000, 9_500, 30_000, 200_000),
  shortExposureBps: bps(0, 5_000, 9_500, 30_000),
  leverageMaxBps: bps(10_000, 20_000, 50_000, 200_000),
  maintenanceMarginBps: bps(0, 50, 500),
  halfSpreadBps: bps(0, 3),
  impactBps: bps(0, 1_000, 10_000),
  volumeShareMaxBps: bps(0, 250, 10_000),
  stopLossBps: bps(0, 200, 800),
  takeProfitBps: bps(0, 300, 1_000),
  trailingStopBps: bps(0, 300),
});

/** A signal stays for a while, as a model's does: most bars change nothing. */
const signalsArbitrary = fc
  .array(fc.tuple(fc.constantFrom(-1, 0, 1, 0.4, Number.NaN), fc.integer({ min: 1, max: 25 })), {
    minLength: BARS,
    maxLength: BARS,
  })
  .map((runs) =>
    Float32Array.from(
      runs.flatMap(([signal, length]) => new Array<number>(length).fill(signal)).slice(0, BARS),
    ),
  );

const fundingArbitrary = fc
  .array(fc.integer({ min: -300_000, max: 300_000 }), { minLength: BARS, maxLength: BARS })
  .map((rates) => Int32Array.from(rates));

/** Runs both and compares; answers the trades. */
async function compareWithNaive(
  candles: readonly Candle[],
  signals: Float32Array,
  conditions: TradingConditions,
  fundingRatesE8: Int32Array | undefined,
) {
  const backtester = await loadBacktester(candles);
  const ours = backtester.run(0, signals, { conditions, ...(fundingRatesE8 && { fundingRatesE8 }) });
  const naive = new NaiveTrading({
    candles,
    firstBar: 0,
    signals,
    parameters: STANDARD_PARAMETERS,
    conditions,
    thresholds: SIGN_THRESHOLDS,
    ...(fundingRatesE8 && { fundingE8: fundingRatesE8 }),
  });
  expect(ours.trades).toEqual(naive.trades);
  expect([...ours.equityQuoteUnits]).toEqual(naive.equity);
  return ours.trades;
}

test('every bar goes as the plain reference says, whatever the conditions', async () => {
  const reasons = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      candlesOf(BARS),
      signalsArbitrary,
      conditionsArbitrary,
      fc.option(fundingArbitrary, { nil: undefined }),
      async (...run) => {
        for (const { reason } of await compareWithNaive(...run)) reasons.add(reason);
      },
    ),
    { numRuns: 400 },
  );
  expect([...reasons].sort()).toEqual(['liquidation', 'signal', 'stopLoss', 'takeProfit', 'trailingStop']);
});

/** So few ticks that prices land exactly on stops and on the edges of what leaves a position alone. */
const coarseCandles = fc
  .array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.nat(2), fc.nat(2)), {
    minLength: BARS,
    maxLength: BARS,
  })
  .map((steps) => {
    let closeTicks = 200;
    return steps.map(([move, above, below], openTimeMs) => {
      const openTicks = closeTicks;
      closeTicks = Math.max(150, closeTicks + move);
      const highTicks = Math.max(openTicks, closeTicks) + above;
      const lowTicks = Math.min(openTicks, closeTicks) - below;
      return { openTimeMs, openTicks, highTicks, lowTicks, closeTicks, volumeLots: 10 ** 9 };
    });
  });

test('the same where every price lies on an edge', async () => {
  const rising = new Float32Array(BARS).fill(1);
  const falling = new Float32Array(BARS).fill(-1);
  await fc.assert(
    fc.asyncProperty(
      coarseCandles,
      fc.constantFrom(rising, falling),
      // The smaller the exposure, the sooner a move takes the position out of its band.
      bps(300, 1_000, 5_000),
      bps(0, 100, 250),
      bps(0, 150, 300),
      async (candles, signals, exposureBps, stopLossBps, takeProfitBps) => {
        const exposures = { longExposureBps: exposureBps, shortExposureBps: exposureBps };
        await compareWithNaive(
          candles,
          signals,
          { ...SPOT_CONDITIONS, ...exposures, stopLossBps, takeProfitBps },
          undefined,
        );
      },
    ),
    { numRuns: 400 },
  );
});

test('a position is never worth more than the leverage cap when it is entered', async () => {
  await fc.assert(
    fc.asyncProperty(
      candlesOf(BARS),
      signalsArbitrary,
      bps(10_000, 20_000, 50_000),
      async (candles, signals, leverageMaxBps) => {
        const conditions = { longExposureBps: 200_000, shortExposureBps: 200_000, leverageMaxBps };
        const { trades } = (await loadBacktester(candles)).run(0, signals, { conditions });
        let cash = STANDARD_PARAMETERS.initialQuoteUnits;
        let held = 0n;
        for (const { side, priceTicks, quantityLots, feeQuoteUnits } of trades) {
          const change = side === 'buy' ? quantityLots : -quantityLots;
          const grows = held === 0n || change > 0n === held > 0n;
          cash -= change * priceTicks + feeQuoteUnits;
          held += change;
          const worth = cash + held * priceTicks;
          const size = (held < 0n ? -held : held) * priceTicks;
          if (grows) expect(size * 10_000n <= worth * BigInt(leverageMaxBps) + 10_000n).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('the signals of a model give the trades of its published backtest', async () => {
  const engine = await loadModel();
  await fc.assert(
    fc.asyncProperty(candlesOf(BARS), modelFileArbitrary, async (candles, { model, file }) => {
      const published = engine.backtest(file, candles, STANDARD_PARAMETERS);
      const run = (await loadBacktester(candles)).run(published.firstBar, published.signals, {
        thresholds: longOnly(model.entryThreshold, model.exitThreshold),
        conditions: SPOT_CONDITIONS,
      });
      expect(run.equityQuoteUnits).toEqual(published.equityQuoteUnits);
      expect(run.trades).toEqual(published.trades);
    }),
    { numRuns: 50 },
  );
});

test('the moving-average rule is long exactly while the fast mean is above the slow one', async () => {
  await fc.assert(
    fc.asyncProperty(
      candlesOf(BARS),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 30 }),
      async (candles, fastBars, more) => {
        const slowBars = fastBars + more;
        const backtester = await loadBacktester(candles);
        const signals = backtester.movingAverageCross({ fastBars, slowBars });
        const sum = (bar: number, window: number) =>
          candles.slice(bar - window + 1, bar + 1).reduce((total, { closeTicks }) => total + closeTicks, 0);
        const naive = candles
          .map((_, bar) => Math.sign(sum(bar, fastBars) * slowBars - sum(bar, slowBars) * fastBars) + 0)
          .slice(slowBars - 1);
        expect([...signals]).toEqual(naive);
        const run = backtester.runMovingAverageCross({ fastBars, slowBars });
        expect(run.equityQuoteUnits).toEqual(backtester.run(slowBars - 1, signals).equityQuoteUnits);
      },
    ),
    { numRuns: 40 },
  );
});

test('what makes no sense is refused by name', async () => {
  const [candles] = fc.sample(candlesOf(BARS), 1) as [Candle[]];
  const backtester = await loadBacktester(candles);
  const signals = new Float32Array(BARS);
  const refused = (code: string, run: () => unknown) =>
    expect(run).toThrow(expect.objectContaining({ name: 'ModelError', code }));
  refused('SERIES_INVALID', () => backtester.run(1, signals));
  refused('SERIES_INVALID', () => backtester.run(BARS, new Float32Array(0)));
  refused('SERIES_INVALID', () => backtester.run(0, signals, { fundingRatesE8: new Int32Array(3) }));
  refused('PARAMETERS_INVALID', () => backtester.run(0, signals, { conditions: { stopLossBps: 10_000 } }));
  refused('PARAMETERS_INVALID', () => backtester.run(0, signals, { conditions: { leverageMaxBps: 9_999 } }));
  refused('PARAMETERS_INVALID', () => backtester.run(0, signals, { thresholds: longOnly(0, 1) }));
  for (const [fastBars, slowBars] of [
    [0, 5],
    [6, 5],
    [1, BARS + 1],
    [1.5, 5],
  ] as const)
    refused('PARAMETERS_INVALID', () => backtester.runMovingAverageCross({ fastBars, slowBars }));
});

const wildCandles = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      fc.maxSafeNat(),
    ),
    { minLength: 3, maxLength: 40 },
  )
  .map((bars) =>
    bars.map(([openTicks, closeTicks, volumeLots], openTimeMs) => ({
      openTimeMs,
      openTicks,
      highTicks: Math.max(openTicks, closeTicks),
      lowTicks: Math.min(openTicks, closeTicks),
      closeTicks,
      volumeLots,
    })),
  );

test('prices may do anything: a run adds up, or says that the amounts do not fit', async () => {
  await fc.assert(
    fc.asyncProperty(
      wildCandles,
      conditionsArbitrary,
      fc.integer({ min: 1, max: 1_000 }),
      async (candles, conditions, quoteUnitsPerTickLot) => {
        const signals = Float32Array.from(candles, ({ openTicks }) => (openTicks % 3) - 1);
        const parameters = { ...STANDARD_PARAMETERS, quoteUnitsPerTickLot };
        const backtester = await loadBacktester(candles);
        try {
          const run = backtester.run(0, signals, { parameters, conditions });
          let cash = parameters.initialQuoteUnits;
          let held = 0n;
          const trades = run.trades;
          run.equityQuoteUnits.forEach((equity, bar) => {
            for (; trades[0]?.bar === bar; trades.shift()) {
              const { side, priceTicks, quantityLots, feeQuoteUnits } = trades[0];
              const change = side === 'buy' ? quantityLots : -quantityLots;
              held += change;
              cash -= change * priceTicks * BigInt(quoteUnitsPerTickLot) + feeQuoteUnits;
            }
            const close = BigInt((candles[bar] as Candle).closeTicks);
            expect(equity).toBe(cash + held * close * BigInt(quoteUnitsPerTickLot));
          });
        } catch (error) {
          expect(error).toMatchObject({ name: 'ModelError', code: 'OVERFLOW' });
        }
      },
    ),
    { numRuns: 400 },
  );
});
