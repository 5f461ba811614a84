import { type Hex, hexToString, stringToHex } from 'viem';

const PATTERN = /^[A-Za-z0-9_-]{1,32}$/;

/** A client order id that is not 1 to 32 characters of `[A-Za-z0-9_-]`. */
export class ClientOrderIdError extends Error {
  readonly code = 'CLIENT_ORDER_ID_INVALID';
  readonly clientOrderId: string;

  constructor(clientOrderId: string) {
    super(`A client order id is 1 to 32 characters of A-Z a-z 0-9 _ -, not ${JSON.stringify(clientOrderId)}`);
    this.name = 'ClientOrderIdError';
    this.clientOrderId = clientOrderId;
  }
}

/**
 * A client order id as it is signed: its characters, padded on the right with zero bytes.
 *
 * @throws {ClientOrderIdError}
 * @example encodeClientOrderId('a-1') // '0x612d310000…'
 */
export function encodeClientOrderId(clientOrderId: string): Hex {
  if (!PATTERN.test(clientOrderId)) throw new ClientOrderIdError(clientOrderId);
  return stringToHex(clientOrderId, { size: 32 });
}

/**
 * The inverse of {@link encodeClientOrderId}.
 *
 * @throws {ClientOrderIdError} where the bytes are no client order id, padding included.
 */
export function decodeClientOrderId(encoded: Hex): string {
  const clientOrderId = hexToString(encoded, { size: 32 }).replace(/\0+$/, '');
  if (!PATTERN.test(clientOrderId)) throw new ClientOrderIdError(clientOrderId);
  return clientOrderId;
}
