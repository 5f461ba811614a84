import type { Candle } from '../model/candles.ts';
import { ModelError } from '../model/ModelError.ts';

/** What a rule or a model says of a history: one number for each bar from `firstBar` on. */
export interface RuleOutputs {
  firstBar: number;
  values: ArrayLike<number>;
}

/** Anything that looks at candles: a model's signals, a rule's, features, an equity curve. */
export type Rule = (candles: readonly Candle[]) => RuleOutputs;

/** The output of `bar` is another one once the candles from `futureFrom` on, which lie after it, are missing or others. */
export interface Leak {
  bar: number;
  futureFrom: number;
  how: 'truncated' | 'changed';
}

export interface LookAheadOptions {
  /** How many places to cut the history at, evenly spaced; 32 by default. */
  cuts?: number;
}

/** The output of `bar` is another one where the history begins only `barsBefore` bars before it. */
export interface ShortWarmUp {
  bar: number;
  barsBefore: number;
}

export interface WarmUpOptions {
  /** How many bars before a bar its output is said to need. */
  warmUpBars: number;
  /** How many places to begin at, evenly spaced; 16 by default. */
  starts?: number;
}

const CUTS = 32;
const STARTS = 16;
const PLACES_MAX = 100_000;
/** Prices stay below, in a changed future too. */
const TICKS_MAX = 2 ** 31 - 1;

/**
 * Looks for outputs that know the future: cuts the history and takes the rest away, or replaces it by one that goes elsewhere, and
 * compares what the rule says of the bars before. No rule that decides at a bar's close can tell the difference.
 * @returns the earliest bar that leaks, or undefined where none does
 * @throws ModelError `PARAMETERS_INVALID`, `SERIES_INVALID` (outputs that do not reach the last bar); whatever the rule throws
 * @example
 * findLookAhead((candles) => ({ firstBar: 16, values: model.inferSeries(file, candles) }), candles)
 */
export function findLookAhead(
  rule: Rule,
  candles: readonly Candle[],
  options: LookAheadOptions = {},
): Leak | undefined {
  const whole = outputsOf(rule, candles);
  let earliest: Leak | undefined;
  for (const futureFrom of places(whole.firstBar + 1, candles.length, options.cuts ?? CUTS)) {
    const past = candles.slice(0, futureFrom);
    const other = [...past, ...candles.slice(futureFrom).map(changed)];
    for (const [how, history] of [
      ['truncated', past],
      ['changed', other],
    ] as const) {
      const bar = firstDifference(whole, outputsOf(rule, history), futureFrom);
      if (bar !== undefined && (earliest === undefined || bar < earliest.bar))
        earliest = { bar, futureFrom, how };
    }
  }
  return earliest;
}

/**
 * Looks for outputs that need more of the past than they are said to: lets the history begin later and compares. A live runner knows only so many bars;
 * a rule that fails here trades otherwise than its backtest.
 * @returns the first bar found that differs with `warmUpBars` or more before it, or undefined where none does
 * @throws as `findLookAhead`
 */
export function findShortWarmUp(
  rule: Rule,
  candles: readonly Candle[],
  options: WarmUpOptions,
): ShortWarmUp | undefined {
  const { warmUpBars, starts = STARTS } = options;
  if (!Number.isInteger(warmUpBars) || warmUpBars < 0 || warmUpBars >= candles.length)
    throw new ModelError('PARAMETERS_INVALID', `a warm-up of ${warmUpBars} bars`);
  const whole = outputsOf(rule, candles);
  for (const start of places(1, candles.length - warmUpBars, starts)) {
    const later = outputsOf(rule, candles.slice(start));
    const first = start + Math.max(warmUpBars, later.firstBar);
    for (let bar = first; bar < candles.length; bar++) {
      if (!Object.is(later.values[bar - start - later.firstBar], whole.values[bar - whole.firstBar]))
        return { bar, barsBefore: bar - start };
    }
  }
  return undefined;
}

function outputsOf(rule: Rule, candles: readonly Candle[]): RuleOutputs {
  const outputs = rule(candles);
  if (outputs.firstBar + outputs.values.length !== candles.length)
    throw new ModelError('SERIES_INVALID', 'a rule says one number for each bar from its first to the last');
  return outputs;
}

/** At most `count` whole numbers from `from` up to, not including, `to`: the ends and what lies evenly between. */
function places(from: number, to: number, count: number): number[] {
  if (!Number.isInteger(count) || count < 1 || count > PLACES_MAX)
    throw new ModelError('PARAMETERS_INVALID', `${count} places to cut at`);
  const all = Math.max(0, to - from);
  if (all <= count) return Array.from({ length: all }, (_, i) => from + i);
  return Array.from({ length: count }, (_, i) => from + Math.floor((i * (all - 1)) / Math.max(1, count - 1)));
}

/** Another bar: dearer by a fifth or cheaper by a sixth, in turns, and traded twice as much. */
function changed(candle: Candle, index: number): Candle {
  const factor = index % 2 === 0 ? 1.2 : 5 / 6;
  const ticks = (value: number) => Math.max(1, Math.min(TICKS_MAX, Math.round(value * factor)));
  return {
    openTimeMs: candle.openTimeMs,
    openTicks: ticks(candle.openTicks),
    highTicks: ticks(candle.highTicks),
    lowTicks: ticks(candle.lowTicks),
    closeTicks: ticks(candle.closeTicks),
    volumeLots: Math.min(Number.MAX_SAFE_INTEGER, candle.volumeLots * 2 + 1),
  };
}

function firstDifference(a: RuleOutputs, b: RuleOutputs, end: number): number | undefined {
  for (let bar = a.firstBar; bar < end; bar++) {
    if (!Object.is(a.values[bar - a.firstBar], b.values[bar - b.firstBar])) return bar;
  }
  return undefined;
}
