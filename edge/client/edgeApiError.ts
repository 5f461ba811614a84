/** A refusal of the edge, with the stable code that docs/protocol.md lists. `UNREACHABLE` means that no answer came at all. */
export class EdgeApiError extends Error {
  override readonly name = 'EdgeApiError';
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly details: Record<string, unknown> | undefined;

  constructor(
    code: string,
    message: string,
    options: { status: number; details?: Record<string, unknown>; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.details = options.details;
  }
}
