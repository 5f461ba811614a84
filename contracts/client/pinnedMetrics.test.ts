import { expect, it } from 'vitest';
import { pinnedMetrics } from './pinnedMetrics.ts';

const METRICS = {
  totalReturn: 0.12345,
  sharpe: 1.9999,
  sortino: -2.0006,
  calmar: 0.5,
  maxDrawdown: 0.2,
  turnover: 12.5,
};

it('rounds toward zero', () => {
  expect(pinnedMetrics(METRICS)).toEqual({
    totalReturnBps: 1234n,
    sharpeMilli: 1999,
    sortinoMilli: -2000,
    calmarMilli: 500,
    maxDrawdownBps: 2000,
    turnoverMilli: 12500,
  });
});

it('gives every metric a place in its field, also one that does not exist', () => {
  const { sharpeMilli, sortinoMilli, calmarMilli, maxDrawdownBps } = pinnedMetrics({
    ...METRICS,
    sharpe: Number.POSITIVE_INFINITY,
    sortino: Number.NaN,
    calmar: Number.NEGATIVE_INFINITY,
    maxDrawdown: -0.1,
  });
  expect([sharpeMilli, sortinoMilli, calmarMilli, maxDrawdownBps]).toEqual([
    2 ** 31 - 1,
    0,
    -(2 ** 31 - 1),
    0,
  ]);
  expect(Object.is(pinnedMetrics({ ...METRICS, sharpe: -0.0001 }).sharpeMilli, 0)).toBe(true);
});
