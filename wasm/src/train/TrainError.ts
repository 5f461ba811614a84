export type TrainErrorCode =
  | 'PLAN_INVALID'
  | 'DATA_INVALID'
  | 'CHECKPOINT_INVALID'
  /** A number grew beyond every bound: the step is void, and only `restore` goes on. */
  | 'DIVERGED'
  | 'TOO_LARGE'
  /** The host has no shared memory. */
  | 'THREADS_UNAVAILABLE'
  | 'THREAD_FAILED';

/** Why a training run refused; nothing was computed, but for `DIVERGED`. */
export class TrainError extends Error {
  override readonly name = 'TrainError';
  readonly code: TrainErrorCode;

  constructor(code: TrainErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
