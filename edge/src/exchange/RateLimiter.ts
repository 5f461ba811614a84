/** Allowances of one kind: so many at once, and so many more a second. */
export interface Allowance {
  burst: number;
  perSecond: number;
}

const KEYS_MAX = 10_000;

/** A token bucket for each key. Whoever was not heard of lately has a full one, so the oldest may be forgotten. */
export class RateLimiter {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** Whether there was a token to take. */
  take(key: string, nowMs: number): boolean {
    const { burst, perSecond } = this.#allowance;
    const bucket = this.#buckets.get(key) ?? { tokens: burst, atMs: nowMs };
    const refilled = bucket.tokens + (Math.max(0, nowMs - bucket.atMs) * perSecond) / 1000;
    const tokens = Math.min(burst, refilled);
    // Deleting first keeps the map in order of last use.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: nowMs });
    if (this.#buckets.size > KEYS_MAX) this.#buckets.delete(this.#buckets.keys().next().value as string);
    return tokens >= 1;
  }
}
