import { describe, expect, it } from 'vitest';
import { ClientOrderIdError, decodeClientOrderId, encodeClientOrderId } from './clientOrderId.ts';

describe('client order ids', () => {
  it('pads on the right with zero bytes', () => {
    expect(encodeClientOrderId('a-1')).toBe(`0x612d31${'00'.repeat(29)}`);
  });

  it.each(['a', 'A_z-09', 'x'.repeat(32)])('reads back %s', (id) => {
    expect(decodeClientOrderId(encodeClientOrderId(id))).toBe(id);
  });

  it.each(['', 'x'.repeat(33), 'a b', 'ä', 'a\0'])('refuses %j', (id) => {
    expect(() => encodeClientOrderId(id)).toThrow(ClientOrderIdError);
  });

  it.each([`0x${'00'.repeat(32)}`, `0x6100${'61'.padEnd(60, '0')}`] as const)(
    'refuses the bytes %s',
    (encoded) => {
      expect(() => decodeClientOrderId(encoded)).toThrow(ClientOrderIdError);
    },
  );
});
