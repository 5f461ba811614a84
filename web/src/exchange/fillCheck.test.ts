import type { FillAnswer, MarketAnswer } from '@quantum-chain/edge/client';
import { expect, test } from 'vitest';
import { fillState } from './fillCheck.ts';

const MARKET = { id: 0, priceDecimals: 1, quantityDecimals: 5 } as MarketAnswer;
const FILL = { stage: 'settled', liquidity: 'taker', price: '8622.5', quantity: '0.12' } as FillAnswer;
const EVENT = {
  makerOrderDigest: '0xaa',
  takerOrderDigest: '0xbb',
  marketId: 0,
  priceTicks: 86_225n,
  quantityLots: 12_000n,
} as const;

test('a settled fill is checked by the event of its own order', () => {
  expect(fillState(FILL, MARKET, '0xbb', [EVENT]).state).toBe('checked');
  expect(fillState({ ...FILL, liquidity: 'maker' }, MARKET, '0xaa', [EVENT]).state).toBe('checked');
});

test.each([
  ['another price', [{ ...EVENT, priceTicks: 86_224n }]],
  ['another size', [{ ...EVENT, quantityLots: 11_999n }]],
  ['another order', [{ ...EVENT, takerOrderDigest: '0xcc' as const }]],
  ['another market', [{ ...EVENT, marketId: 1 }]],
  ['no event at all', []],
])('a fill differs from %s', (_what, events) => {
  expect(fillState(FILL, MARKET, '0xbb', events).state).toBe('differs');
});

test('what is not settled is pending, and what is not read yet is being checked', () => {
  expect(fillState({ ...FILL, stage: 'matched' }, MARKET, '0xbb', []).state).toBe('pending');
  expect(fillState(FILL, MARKET, '0xbb', undefined).state).toBe('checking');
  expect(fillState(FILL, MARKET, undefined, [EVENT]).state).toBe('checking');
});
