import { expect, test } from 'vitest';
import { clampLayout, DEFAULT_LAYOUT, parseLayout } from './tradeLayout.ts';

test('a panel is neither drawn shut nor over the chart', () => {
  expect(clampLayout({ book: 10, form: 9_999, desk: 300.4 })).toEqual({ book: 240, form: 420, desk: 300 });
});

test('what something else stored falls back to the layout that we know', () => {
  expect(parseLayout(null)).toEqual(DEFAULT_LAYOUT);
  expect(parseLayout('{"book":"wide","form":null}')).toEqual(DEFAULT_LAYOUT);
  expect(parseLayout('not json')).toEqual(DEFAULT_LAYOUT);
  expect(parseLayout('{"book":300}')).toEqual({ ...DEFAULT_LAYOUT, book: 300 });
});
