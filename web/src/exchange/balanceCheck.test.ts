import type { FillAnswer, MarketAnswer } from '@quantum-chain/edge/client';
import { expect, test } from 'vitest';
import { balanceState, LAG_MS_MAX, unsettledChange } from './balanceCheck.ts';

const MARKET = {
  symbol: 'BTC-USD',
  priceDecimals: 1,
  quantityDecimals: 5,
  baseUnitsPerLot: 1_000,
  quoteUnitsPerTickLot: 1,
  quoteAsset: { id: 0, symbol: 'tUSD', decimals: 6 },
} as MarketAnswer;
const fill = (side: 'buy' | 'sell', stage: FillAnswer['stage']) =>
  ({ side, stage, market: 'BTC-USD', price: '10000', quantity: '0.01', fee: '0.05' }) as FillAnswer;

test('a matched buy will take its notional and fee and bring its bitcoin; a settled one already has', () => {
  expect(unsettledChange([fill('buy', 'matched'), fill('buy', 'settled')], MARKET, 'quote')).toBe(
    -100_050_000n,
  );
  expect(unsettledChange([fill('buy', 'matched')], MARKET, 'base')).toBe(1_000_000n);
  expect(unsettledChange([fill('sell', 'matched')], MARKET, 'quote')).toBe(99_950_000n);
});

test('equal is checked, equal but for fills on their way is pending', () => {
  const base = { differsSinceMs: null, nowMs: 0 };
  expect(balanceState({ ...base, said: 5n, onChain: undefined, unsettled: 0n })).toBe('checking');
  expect(balanceState({ ...base, said: 5n, onChain: 5n, unsettled: 0n })).toBe('checked');
  expect(balanceState({ ...base, said: 4n, onChain: 5n, unsettled: -1n })).toBe('pending');
});

test('a difference is only called one after it had time to pass', () => {
  const wrong = { said: 9n, onChain: 5n, unsettled: 0n, differsSinceMs: 1_000 };
  expect(balanceState({ ...wrong, nowMs: 1_000 + LAG_MS_MAX })).toBe('pending');
  expect(balanceState({ ...wrong, nowMs: 1_001 + LAG_MS_MAX })).toBe('differs');
});
