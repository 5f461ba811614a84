/** Failures that start in the page itself; `errors.<code>` in the messages says them in words. */
export type PageErrorCode =
  | 'NO_WALLET'
  | 'WALLET_LOCKED'
  | 'WRONG_PASSPHRASE'
  | 'BACKUP_INVALID'
  | 'KEY_INVALID'
  | 'NO_INJECTED_WALLET'
  | 'NO_CHAIN'
  | 'TRANSACTION_REVERTED'
  | 'UNDER_MINIMUM'
  | 'NOT_ENOUGH_DOLLARS'
  | 'MODEL_MISMATCH'
  | 'TOO_FEW_BARS'
  | 'TRAINING_DIVERGED'
  | 'STORAGE_UNAVAILABLE'
  | 'ADDRESS_INVALID'
  | 'NAME_MISSING'
  | 'BOOK_FULL';

export class PageError extends Error {
  override readonly name = 'PageError';
  readonly code: PageErrorCode;
  /** What the sentence names: amounts, addresses. */
  readonly details: Record<string, string>;

  constructor(code: PageErrorCode, options: { details?: Record<string, string>; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}
