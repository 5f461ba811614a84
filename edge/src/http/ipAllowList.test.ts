import { expect, it } from 'vitest';
import { allowsIp, ipAllowListShape } from './ipAllowList.ts';

it.each<[string[], string | undefined, boolean]>([
  [[], '198.51.100.7', true],
  [[], undefined, true],
  [['198.51.100.7'], '198.51.100.7', true],
  [['198.51.100.7'], '198.51.100.8', false],
  [['198.51.100.7'], undefined, false],
  [['198.51.100.0/24'], '198.51.100.255', true],
  [['198.51.100.0/24'], '198.51.101.0', false],
  [['0.0.0.0/0'], '203.0.113.9', true],
  [['255.255.255.254/31'], '255.255.255.255', true],
  [['2001:db8::1'], '2001:DB8::1', true],
  [['2001:db8::1'], '198.51.100.7', false],
])('%j and %s: %s', (allowed, ip, expected) => {
  expect(allowsIp(allowed, ip)).toBe(expected);
});

it.each(['256.1.1.1', '1.2.3', '1.2.3.4/33', 'localhost', '', 'abcd'])('%j is no entry', (entry) => {
  expect(ipAllowListShape.safeParse([entry]).success).toBe(false);
});
