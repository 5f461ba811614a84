import { RateLimiter, type Usage } from '../http/RateLimiter.ts';

type Hex = `0x${string}`;

/** Orders and cancels have budgets of their own, so that cancels get through when orders do not. */
export type Budget = 'orders' | 'cancels';

/** A session key may send so many orders a second in the long run, twice that at once. */
const ORDERS_PER_SECOND = 100;
/** All keys of an account together, against one key. */
const ACCOUNT_SHARE = 2;
const CANCELS_SHARE = 2;
const BURST_SECONDS = 2;

/** Who sends, as limits count: the account, and the key that signed. */
export interface Sender {
  account: Hex;
  key: Hex;
}

/**
 * What an account and each of its keys may send. An order that fills is given back: whoever trades is never slowed down for
 * trading.
 */
export class AccountLimits {
  readonly #byAccount: Record<Budget, RateLimiter>;
  readonly #byKey: Record<Budget, RateLimiter>;

  constructor(ordersPerSecond: number = ORDERS_PER_SECOND) {
    const limiter = (share: number) => {
      const perSecond = ordersPerSecond * share;
      return new RateLimiter({ burst: perSecond * BURST_SECONDS, perSecond });
    };
    this.#byKey = { orders: limiter(1), cancels: limiter(CANCELS_SHARE) };
    this.#byAccount = { orders: limiter(ACCOUNT_SHARE), cancels: limiter(ACCOUNT_SHARE * CANCELS_SHARE) };
  }

  /** Takes from the key's and from the account's budget, or from neither. Answers the tighter of the two. */
  take(budget: Budget, { account, key }: Sender, nowMs: number): Usage {
    const ofAccount = this.#byAccount[budget].take(account, nowMs);
    if (!ofAccount.taken) return ofAccount;
    const ofKey = this.#byKey[budget].take(`${account}${key}`, nowMs);
    if (!ofKey.taken) this.#byAccount[budget].giveBack(account, nowMs);
    return ofKey.remaining <= ofAccount.remaining ? ofKey : ofAccount;
  }

  giveBack(budget: Budget, { account, key }: Sender, nowMs: number): void {
    this.#byAccount[budget].giveBack(account, nowMs);
    this.#byKey[budget].giveBack(`${account}${key}`, nowMs);
  }
}
