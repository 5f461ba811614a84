/** Why a call into the engine failed. */
export type EngineErrorCode =
  /** An argument is of the wrong length or out of its bounds. */
  | 'badArgument'
  /** The host refused the memory, or the input is larger than the engine takes at once. */
  | 'outOfMemory';

export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
