import { BaseError } from 'viem';
import { NodeError } from '../errors/node-error.ts';

/** What the user asked for cannot be done; the message says why in one line. */
export class CliError extends NodeError<'BAD_ARGUMENT' | 'UNREACHABLE' | 'NOT_FOUND' | 'REVERTED'> {}

export const EXIT_FAILURE = 1;
export const EXIT_USAGE = 2;

/** One line for the terminal, whatever was thrown. */
export function errorLine(error: unknown): string {
  const message =
    error instanceof BaseError
      ? [error.shortMessage, error.details].filter(Boolean).join(' ')
      : messageOf(error);
  return `qora: ${message.replace(/\s+/gu, ' ').trim()}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
