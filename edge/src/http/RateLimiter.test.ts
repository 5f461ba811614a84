import { expect, it } from 'vitest';
import { RateLimiter } from './RateLimiter.ts';

it('lets a burst through, then so many a second, each key for itself', () => {
  const limiter = new RateLimiter({ burst: 3, perSecond: 2 });
  const take = (key: string, nowMs: number) => limiter.take(key, nowMs).taken;
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

it('says what is left, and when to come back', () => {
  const limiter = new RateLimiter({ burst: 4, perSecond: 2 });
  expect(limiter.take('a', 0, 3)).toEqual({ taken: true, limit: 4, remaining: 1, retryAfterMs: 0 });
  expect(limiter.take('a', 0, 3)).toEqual({ taken: false, limit: 4, remaining: 1, retryAfterMs: 1_000 });
  expect(limiter.take('a', 1_000, 3).taken).toBe(true);
});

it('gives back, but never more than the burst', () => {
  const limiter = new RateLimiter({ burst: 2, perSecond: 1 });
  limiter.take('a', 0);
  limiter.giveBack('a', 0);
  limiter.giveBack('a', 0);
  expect(limiter.take('a', 0).remaining).toBe(1);
});
