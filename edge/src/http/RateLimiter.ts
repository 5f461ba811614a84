/** Allowances of one kind: so many at once, and so many more a second. */
export interface Allowance {
  burst: number;
  perSecond: number;
}

/** What an allowance says after it was asked. */
export interface Usage {
  taken: boolean;
  /** The most that may be taken at once. */
  limit: number;
  /** Whole units left. */
  remaining: number;
  /** Until what was asked for is there; 0 where it was taken. */
  retryAfterMs: number;
}

const KEYS_MAX = 10_000;

interface Bucket {
  tokens: number;
  atMs: number;
}

/** A token bucket for each key. Whoever was not heard of lately has a full one, so the oldest may be forgotten. */
export class RateLimiter {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, Bucket>();

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** Takes `weight` units, or none where fewer are left. */
  take(key: string, nowMs: number, weight = 1): Usage {
    const { burst, perSecond } = this.#allowance;
    const bucket = this.#bucketOf(key, nowMs);
    const taken = bucket.tokens >= weight;
    if (taken) bucket.tokens -= weight;
    const missing = taken ? 0 : Math.min(weight, burst) - bucket.tokens;
    return {
      taken,
      limit: burst,
      remaining: Math.floor(bucket.tokens),
      retryAfterMs: Math.ceil((missing * 1_000) / perSecond),
    };
  }

  /** Puts back what was taken for something that turned out to cost nothing. */
  giveBack(key: string, nowMs: number, weight = 1): void {
    const bucket = this.#bucketOf(key, nowMs);
    bucket.tokens = Math.min(this.#allowance.burst, bucket.tokens + weight);
  }

  #bucketOf(key: string, nowMs: number): Bucket {
    const { burst, perSecond } = this.#allowance;
    const known = this.#buckets.get(key);
    const bucket = known ?? { tokens: burst, atMs: nowMs };
    const refill = (Math.max(0, nowMs - bucket.atMs) * perSecond) / 1_000;
    bucket.tokens = Math.min(burst, bucket.tokens + refill);
    bucket.atMs = Math.max(nowMs, bucket.atMs);
    // Deleting first keeps the map in order of last use.
    if (known) this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > KEYS_MAX) this.#buckets.delete(this.#buckets.keys().next().value as string);
    return bucket;
  }
}
