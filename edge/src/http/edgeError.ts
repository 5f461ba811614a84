/** Every code an answer may carry, with its HTTP status. Codes are stable; messages are for people and may change. */
export const ERROR_STATUS = {
  MALFORMED_JSON: 400,
  INVALID_REQUEST: 400,
  BODY_TOO_LARGE: 413,
  NOT_FOUND: 404,
  UNKNOWN_MARKET: 404,
  UNKNOWN_ORDER: 404,
  UNKNOWN_ACCOUNT: 404,
  SIGNATURE_MISSING: 401,
  SIGNATURE_INVALID: 401,
  SESSION_UNKNOWN: 403,
  SESSION_EXPIRED: 403,
  SESSION_SCOPE: 403,
  IP_NOT_ALLOWED: 403,
  LOGIN_REQUIRED: 401,
  API_KEY_UNKNOWN: 401,
  API_KEY_SCOPE: 403,
  NONCE_USED: 409,
  ACCOUNT_HALTED: 403,
  TRADING_HALTED: 503,
  ORDER_EXPIRED: 400,
  OUTSIDE_RECV_WINDOW: 400,
  PRICE_OUT_OF_TICK: 400,
  PRICE_OUT_OF_RANGE: 400,
  QUANTITY_OUT_OF_LOT: 400,
  QUANTITY_OUT_OF_RANGE: 400,
  FEE_BELOW_MARKET: 400,
  INSUFFICIENT_BALANCE: 409,
  CLIENT_ORDER_ID_REUSED: 409,
  BOOK_FULL: 409,
  RATE_LIMITED: 429,
  MODEL_ID_MISMATCH: 422,
  MODEL_INVALID: 422,
  FAUCET_LIMIT: 429,
  CHAIN_UNAVAILABLE: 503,
  INTERNAL: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Facts beside a message. Their type is narrow because they travel between objects, which carry no `unknown`. */
export type ErrorDetails = Record<string, string | number | { path: string; message: string }[]>;

/** What a client reads under `error`. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  details?: ErrorDetails;
}

/** A failure that may be shown to a client: its message says nothing about the inside. */
export class EdgeError extends Error {
  override readonly name = 'EdgeError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }

  get status() {
    return ERROR_STATUS[this.code];
  }

  toBody(): ErrorBody {
    return { code: this.code, message: this.message, ...(this.details && { details: this.details }) };
  }
}
