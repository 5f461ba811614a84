/** Why a call into the exchange failed. The exchange is as it was before the call. */
export type ExchangeErrorCode =
  /** A command's sequence is not the last one's plus one. */
  | 'wrongSequence'
  /** A command's time lies before the last one's. */
  | 'timestampFell'
  /** A command or a record that the log cannot hold: a number out of its field, bad hex, bytes that mean nothing. */
  | 'badRecord'
  /** Bytes that no exchange wrote. The exchange is empty now. */
  | 'badSnapshot'
  /** A snapshot that needs more than the limits this exchange was created with. The exchange is empty now. */
  | 'limitExceeded'
  /** A limit, account, market, depth or price out of range. */
  | 'badArgument';

export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly code: ExchangeErrorCode;

  constructor(code: ExchangeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
