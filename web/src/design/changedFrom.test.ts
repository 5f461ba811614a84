import { expect, test } from 'vitest';
import { changedFrom } from './changedFrom.ts';

test('only the digits that changed are told apart', () => {
  expect(changedFrom('8,622.50', '8,622.70')).toBe(6);
  expect(changedFrom('8,622.50', '8,622.50')).toBe(8);
});

test('a figure that grew by a digit changed as a whole', () => {
  expect(changedFrom('999.9', '1,000.0')).toBe(0);
});
