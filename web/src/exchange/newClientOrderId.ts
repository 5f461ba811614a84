const RANDOM_BYTES = 12;

/** An id that no other order has: sent again with the same order it changes nothing. */
export function newClientOrderId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  return `web-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
