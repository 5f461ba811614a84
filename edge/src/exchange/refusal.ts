import { EdgeError, type ErrorCode } from '../http/edgeError.ts';

const REFUSALS: Record<string, ErrorCode> = {
  badPrice: 'PRICE_OUT_OF_RANGE',
  badQuantity: 'QUANTITY_OUT_OF_RANGE',
  overflow: 'QUANTITY_OUT_OF_RANGE',
  insufficientBalance: 'INSUFFICIENT_BALANCE',
  unknownAccount: 'UNKNOWN_ACCOUNT',
  unknownMarket: 'UNKNOWN_MARKET',
  unknownOrder: 'UNKNOWN_ORDER',
  ordersFull: 'BOOK_FULL',
  levelsFull: 'BOOK_FULL',
  accountsFull: 'BOOK_FULL',
};

/** The engine's own refusal: its command is in the log, and has changed nothing but the sequence. */
export function refusal(reason: string): EdgeError {
  return new EdgeError(REFUSALS[reason] ?? 'INVALID_REQUEST', `The engine refused: ${reason}.`);
}
