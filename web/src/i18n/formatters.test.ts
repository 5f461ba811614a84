import { expect, test } from 'vitest';
import { formattersOf, unitsText } from './formatters.ts';

test('keeps every digit of an amount that a float could not hold', () => {
  expect(unitsText(123_456_789_012_345_678n, 6)).toBe('123456789012.345678');
  expect(formattersOf('en').decimal('9007199254740993.12345678')).toBe('9,007,199,254,740,993.12345678');
});

test('writes small and negative amounts with their leading zero and sign', () => {
  expect(unitsText(5n, 6)).toBe('0.000005');
  expect(unitsText(-1_500_000n, 6)).toBe('-1.500000');
  expect(unitsText(-5n, 0)).toBe('-5');
});

test('follows the language of the page', () => {
  expect(formattersOf('en').dollars(1_234_567_890n)).toBe('1,234.57');
  expect(formattersOf('es').dollars(12_345_678_900n)).toBe('12.345,68');
  expect(formattersOf('en').signedPercent(-0.184)).toBe('-18.4\u00a0%');
  expect(formattersOf('en').signedPercent(0)).toBe('0.0\u00a0%');
});

test('shows market time in UTC whatever the machine is set to', () => {
  expect(formattersOf('en').time(Date.UTC(2019, 9, 10, 7, 42, 16))).toBe('07:42:16');
  expect(formattersOf('en').dateTime(Date.UTC(2019, 9, 10, 7, 42))).toContain('10');
});
