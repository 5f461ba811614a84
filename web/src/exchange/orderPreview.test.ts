import { expect, test } from 'vitest';
import { EMPTY_DRAFT, editOrder, type OrderDraft } from './orderForm.ts';
import { maximumLots, previewOrder } from './orderPreview.ts';

const MARKET = {
  priceDecimals: 1,
  quantityDecimals: 5,
  baseUnitsPerLot: 1_000,
  quoteUnitsPerTickLot: 1,
  makerFeeBps: 0,
  takerFeeBps: 5,
};
const SITUATION = {
  bestBid: '9999.9',
  bestAsk: '10000.0',
  availableQuote: 1_000_000_000n,
  availableBase: 50_000_000n,
};
const draft = (change: Partial<OrderDraft>): OrderDraft => ({
  ...EMPTY_DRAFT,
  price: '10000.0',
  quantity: '0.05',
  ...change,
});

test('a buyer sees the most that can be paid: notional and the dearer fee, rounded down', () => {
  const result = previewOrder(draft({}), MARKET, SITUATION);
  // 100,000 ticks × 5,000 lots = $500; 5 bps of it are $0.25.
  expect(result).toEqual({
    preview: {
      price: '10000',
      notional: 500_000_000n,
      fee: 250_000n,
      payAtMost: 500_250_000n,
      receiveAtLeast: 499_750_000n,
      quantityLots: 5_000n,
    },
  });
});

test('a market order is bounded one per cent from the best price, never wider', () => {
  const buy = previewOrder(draft({ type: 'market' }), MARKET, SITUATION);
  expect('preview' in buy && buy.preview?.price).toBe('10100');
  const sell = previewOrder(draft({ type: 'market', side: 'sell' }), MARKET, SITUATION);
  // 99,999 ticks less one per cent is 98,999.01: rounded up.
  expect('preview' in sell && sell.preview?.price).toBe('9900');
  expect(previewOrder(draft({ type: 'market' }), MARKET, { ...SITUATION, bestAsk: undefined })).toEqual({
    problem: 'noOtherSide',
  });
});

test.each([
  [{ price: '' }, 'priceMissing'],
  [{ price: '10000.05' }, 'priceOffTick'],
  [{ price: 'abc' }, 'priceOffTick'],
  [{ quantity: '' }, 'quantityMissing'],
  [{ quantity: '0' }, 'quantityMissing'],
  [{ quantity: '0.000001' }, 'quantityOffLot'],
  [{ quantity: '0.2' }, 'notEnoughQuote'],
  [{ quantity: '0.6', side: 'sell' }, 'notEnoughBase'],
] as const)('says what keeps %j from being sent', (change, problem) => {
  expect(previewOrder(draft(change), MARKET, SITUATION)).toMatchObject({ problem });
});

test('the largest size fits the balance, and one lot more does not', () => {
  for (const side of ['buy', 'sell'] as const)
    for (const type of ['limit', 'market'] as const) {
      const lots = maximumLots(draft({ side, type }), MARKET, SITUATION);
      const text = (value: bigint) => (Number(value) / 100_000).toFixed(5);
      expect(previewOrder(draft({ side, type, quantity: text(lots) }), MARKET, SITUATION)).not.toHaveProperty(
        'problem',
      );
      expect(
        previewOrder(draft({ side, type, quantity: text(lots + 1n) }), MARKET, SITUATION),
      ).toHaveProperty('problem');
    }
});

test('a comma is a decimal point, and sending keeps all but the size', () => {
  const edited = editOrder(EMPTY_DRAFT, { set: 'price', to: ' 10000,5 ' });
  expect(edited.price).toBe('10000.5');
  expect(editOrder({ ...edited, quantity: '1' }, { set: 'cleared' })).toEqual(edited);
});
