import { expect, it } from 'vitest';
import { RateLimiter } from './RateLimiter.ts';

it('lets a burst through, then so many a second, each key for itself', () => {
  const limiter = new RateLimiter({ burst: 3, perSecond: 2 });
  const take = (key: string, nowMs: number) => limiter.take(key, nowMs);
  expect([0, 0, 0, 0].map((nowMs) => take('a', nowMs))).toEqual([true, true, true, false]);
  expect(take('b', 0)).toBe(true);
  expect(take('a', 499)).toBe(false);
  expect(take('a', 500)).toBe(true);
  expect(take('a', 500)).toBe(false);
  expect([60_000, 60_000, 60_000, 60_000].map((nowMs) => take('a', nowMs))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
