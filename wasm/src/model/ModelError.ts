export type ModelErrorCode =
  | 'MODEL_INVALID'
  | 'CANDLES_INVALID'
  | 'PARAMETERS_INVALID'
  /** A series of numbers is empty, too short, or has something in it that is no such number. */
  | 'SERIES_INVALID'
  | 'TOO_LARGE'
  /** A backtest grew beyond 2^49 quote units, more than its integers are made for. */
  | 'OVERFLOW';

/** Bad input to the model engine; nothing was computed. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;

  constructor(code: ModelErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
