export type ImportErrorCode =
  /** The file is not what it should be. */
  | 'IMPORT_INVALID'
  /** The file is sound, but holds what the engine has no layer for: `unsupported` names it. */
  | 'IMPORT_UNSUPPORTED';

/** A network of another framework could not be taken over. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly code: ImportErrorCode;
  /** The operators, or their settings, that there is no layer for. */
  readonly unsupported: readonly string[];

  constructor(
    code: ImportErrorCode,
    message: string,
    unsupported: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.unsupported = unsupported;
  }
}

export function invalid(message: string): ImportError {
  return new ImportError('IMPORT_INVALID', message);
}

export function unsupported(...what: string[]): ImportError {
  return new ImportError('IMPORT_UNSUPPORTED', `there is no layer for ${what.join(', ')}`, what);
}
