import { bytesToHex, hexToBytes, stringToBytes } from 'viem/utils';

/** Which ids fit: 1 to 32 of these characters. */
export const CLIENT_ORDER_ID = /^[A-Za-z0-9_-]{1,32}$/;

/** `bytes32` of no id: a cancel of all orders. */
export const NO_CLIENT_ORDER_ID = `0x${'00'.repeat(32)}` as const;

/** The id as the signed message carries it: its ASCII bytes, padded with zeros on the right. */
export function clientOrderIdToBytes32(clientOrderId: string): `0x${string}` {
  if (!CLIENT_ORDER_ID.test(clientOrderId))
    throw new RangeError('a client order id is 1 to 32 of A-Z a-z 0-9 _ -');
  return bytesToHex(stringToBytes(clientOrderId, { size: 32 }));
}

/** The id in a signed message. */
export function clientOrderIdFromBytes32(bytes32: `0x${string}`): string {
  return new TextDecoder().decode(hexToBytes(bytes32)).replace(/\0+$/, '');
}
