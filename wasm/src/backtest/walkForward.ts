import { ModelError } from '../model/ModelError.ts';

/** Bars `from` up to, not including, `to`. */
export interface BarRange {
  from: number;
  to: number;
}

export interface Fold {
  train: readonly BarRange[];
  test: BarRange;
}

export interface WalkForwardPlan {
  bars: number;
  trainBars: number;
  testBars: number;
  /** Left out at the end of training: what is learned there looks as far ahead as this. */
  purgeBars?: number;
  /** Training begins at the first bar in every fold and grows, instead of moving on. */
  anchored?: boolean;
}

export interface CrossValidationPlan {
  bars: number;
  folds: number;
  /** Left out of training on both sides of the test: labels of bars before it reach into it. */
  purgeBars?: number;
  /** Left out after the test as well, because what follows still resembles it. */
  embargoBars?: number;
}

const FOLDS_MAX = 10_000;

const wrong = (message: string) => new ModelError('PARAMETERS_INVALID', message);
const whole = (...values: number[]) => values.every((value) => Number.isInteger(value) && value >= 0);

/**
 * Windows that move forward in time: train on what is past, test on what follows, and go on by the tested bars, so that every test bar is
 * tested once. Walk-forward as R. Pardo, "The Evaluation and Optimization of Trading Strategies", 2008; purging as M. López de Prado,
 * "Advances in Financial Machine Learning", 2018, section 7.4.
 * @throws ModelError `PARAMETERS_INVALID` where not even one fold fits
 * @example
 * walkForward({ bars: 100, trainBars: 60, testBars: 20 })
 * // [{ train: [{ from: 0, to: 60 }], test: { from: 60, to: 80 } }, { train: [{ from: 20, to: 80 }], test: { from: 80, to: 100 } }]
 */
export function walkForward(plan: WalkForwardPlan): Fold[] {
  const { bars, trainBars, testBars, purgeBars = 0, anchored = false } = plan;
  if (!whole(bars, trainBars, testBars, purgeBars) || testBars < 1 || trainBars <= purgeBars)
    throw wrong('windows are whole numbers of bars, and something is left to train on');
  const count = Math.floor((bars - trainBars) / testBars);
  if (count < 1 || count > FOLDS_MAX) throw wrong(`${Math.max(0, count)} folds`);
  return Array.from({ length: count }, (_, fold) => {
    const from = trainBars + fold * testBars;
    const train = { from: anchored ? 0 : from - trainBars, to: from - purgeBars };
    return { train: [train], test: { from, to: from + testBars } };
  });
}

/**
 * Each part of the history is the test once, and what lies far enough from it on both sides is there to train on: López de Prado 2018,
 * section 7.4, "Purged K-Fold CV".
 * @throws ModelError `PARAMETERS_INVALID` where a fold would have nothing to train on
 */
export function purgedCrossValidation(plan: CrossValidationPlan): Fold[] {
  const { bars, folds, purgeBars = 0, embargoBars = 0 } = plan;
  if (!whole(bars, folds, purgeBars, embargoBars) || folds < 2 || folds > Math.min(bars, FOLDS_MAX))
    throw wrong('folds and bars are whole numbers, and there are more bars than folds');
  return Array.from({ length: folds }, (_, fold) => {
    const test = {
      from: Math.floor((fold * bars) / folds),
      to: Math.floor(((fold + 1) * bars) / folds),
    };
    const before = { from: 0, to: Math.max(0, test.from - purgeBars) };
    const after = { from: Math.min(bars, test.to + purgeBars + embargoBars), to: bars };
    const train = [before, after].filter(({ from, to }) => from < to);
    if (train.length === 0) throw wrong(`fold ${fold} has nothing to train on`);
    return { train, test };
  });
}
