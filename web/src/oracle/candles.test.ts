import { expect, test } from 'vitest';
import { aggregateBars, type Bar } from './aggregateCandles.ts';
import { extendForming, mergeCandles } from './candles.ts';
import { dayStats } from './dayStats.ts';

const HOUR = 3_600_000;
const bar = (hour: number, open: number, high: number, low: number, close: number, volume = 1): Bar => ({
  openTimeMs: hour * HOUR,
  open,
  high,
  low,
  close,
  volume,
});
const candle = (hour: number, price: string) => ({
  openTimeMs: hour * HOUR,
  open: price,
  high: price,
  low: price,
  close: price,
  volume: '1',
});

test('four hours become one bar, aligned to the clock and not to the first bar', () => {
  const longer = aggregateBars(
    [bar(3, 10, 12, 9, 11), bar(4, 11, 15, 11, 14), bar(5, 14, 14, 8, 9), bar(8, 9, 9, 9, 9)],
    4 * HOUR,
  );
  expect(longer.map(({ openTimeMs }) => openTimeMs / HOUR)).toEqual([0, 4, 8]);
  expect(longer[1]).toEqual(bar(4, 11, 15, 8, 9, 2));
});

test('a day has 24 hours: the hour before yesterday’s does not count', () => {
  const bars = [
    bar(0, 50, 99, 1, 50),
    ...Array.from({ length: 24 }, (_, hour) => bar(hour + 1, 100, 110, 90, 105)),
  ];
  expect(dayStats(bars)).toMatchObject({ high: 110, low: 90, volume: 24, change: 5 });
  expect(dayStats([])).toBeUndefined();
});

test('a bar that came again replaces the old one, and none is doubled', () => {
  const answer = (candles: ReturnType<typeof candle>[]) => ({
    market: 'm',
    barMs: HOUR,
    candles,
    forming: null,
  });
  const merged = mergeCandles(
    answer([candle(1, '1'), candle(2, '2')]),
    answer([candle(2, '2.5'), candle(3, '3')]),
  );
  expect(merged.candles.map(({ close }) => close)).toEqual(['1', '2.5', '3']);
});

test('a trade beyond the range moves the range, one within it only the close', () => {
  const forming = { ...candle(1, '10'), high: '12', low: '9' };
  expect(extendForming(forming, '13')).toMatchObject({ high: '13', low: '9', close: '13' });
  expect(extendForming(forming, '11')).toMatchObject({ high: '12', low: '9', close: '11' });
});
