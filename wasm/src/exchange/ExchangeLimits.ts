import { ExchangeError } from './ExchangeError.ts';

/** What one exchange has room for. Fixed at creation; beyond them commands are rejected (`accountsFull` and so on). */
export interface ExchangeLimits {
  readonly accounts: number;
  /** Assets are numbered below this. */
  readonly assets: number;
  readonly markets: number;
  /** Resting and waiting orders over all markets. */
  readonly orders: number;
  /** Different prices with resting or waiting orders, over all markets. */
  readonly levels: number;
}

/** 52 MiB of memory. */
export const DEFAULT_LIMITS: ExchangeLimits = {
  accounts: 65_536,
  assets: 8,
  markets: 16,
  orders: 65_536,
  levels: 16_384,
};

const LIMITS_MAX: ExchangeLimits = {
  accounts: 1_048_576,
  assets: 256,
  markets: 256,
  orders: 2_097_152,
  levels: 524_288,
};

/** The defaults with `limits` over them. Throws `ExchangeError` (`badArgument`) for what no exchange can have. */
export function checkLimits(limits: Partial<ExchangeLimits>): ExchangeLimits {
  const checked = { ...DEFAULT_LIMITS, ...limits };
  for (const name of Object.keys(LIMITS_MAX) as (keyof ExchangeLimits)[]) {
    const value = checked[name];
    if (!Number.isSafeInteger(value) || value < 1 || value > LIMITS_MAX[name]) {
      throw new ExchangeError('badArgument', `The limit of ${name} must be from 1 to ${LIMITS_MAX[name]}.`);
    }
  }
  return checked;
}
