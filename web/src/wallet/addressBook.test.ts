import { expect, test } from 'vitest';
import { parseAddress, parseEntry } from './addressBook.ts';

const ADDRESS = `0x${'aB'.repeat(20)}`;

test('an address is twenty bytes and nothing else', () => {
  expect(parseAddress(` ${ADDRESS}\n`)).toBe(ADDRESS);
  for (const wrong of ['', '0x', ADDRESS.slice(0, -1), `${ADDRESS}00`, `0x${'g'.repeat(40)}`])
    expect(() => parseAddress(wrong)).toThrowError('ADDRESS_INVALID');
});

test('a name is there and has a bound', () => {
  expect(parseEntry(ADDRESS, ' Ana ').name).toBe('Ana');
  expect(parseEntry(ADDRESS, 'x'.repeat(500)).name).toHaveLength(40);
  expect(() => parseEntry(ADDRESS, '   ')).toThrowError('NAME_MISSING');
});
