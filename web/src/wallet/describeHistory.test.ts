import { expect, test } from 'vitest';
import type { EventView } from '../explorer/chainData.ts';
import { historyLines } from './describeHistory.ts';

const ME = `0x${'11'.repeat(20)}`;
const OTHER = `0x${'22'.repeat(20)}`;
const TOKENS = { tUSD: `0x${'aa'.repeat(20)}`, tBTC: `0x${'bb'.repeat(20)}` };

function event(address: string, name: string, values: Record<string, string>): EventView {
  return {
    key: 'k',
    address: address as `0x${string}`,
    blockNumber: 7,
    transaction: '0x01',
    topics: [],
    data: '0x',
    decoded: {
      name,
      arguments: Object.entries(values).map(([argument, value]) => ({ name: argument, type: '', value })),
    },
  };
}

function lineOf(one: EventView, account: string, tokens: typeof TOKENS) {
  return historyLines([one], account, tokens)[0];
}

test('a token that comes and one that goes have opposite signs', () => {
  const came = lineOf(event(TOKENS.tBTC, 'Transfer', { from: OTHER, to: ME, value: '5' }), ME, TOKENS);
  expect(came).toMatchObject({
    did: 'received',
    counterparty: OTHER,
    amount: { units: 5n, decimals: 8, symbol: 'tBTC', sign: 1 },
  });
  const went = lineOf(
    event(TOKENS.tUSD, 'Transfer', { from: ME, to: OTHER, value: '5' }),
    ME.toUpperCase().replace('0X', '0x'),
    TOKENS,
  );
  expect(went).toMatchObject({ did: 'sent', amount: { sign: -1, symbol: 'tUSD' } });
});

test('a deposit names its asset by its number', () => {
  const line = lineOf(
    event(OTHER, 'Deposited', { depositId: '1', account: ME, assetId: '1', amount: '900' }),
    ME,
    TOKENS,
  );
  expect(line).toMatchObject({ did: 'deposited', amount: { units: 900n, symbol: 'tBTC', sign: -1 } });
});

test('what another event says better, or nobody knows, is left out', () => {
  expect(lineOf(event(OTHER, 'Transfer', { from: ME, to: OTHER, value: '5' }), ME, TOKENS)).toBeUndefined();
  expect(lineOf(event(OTHER, 'Something', {}), ME, TOKENS)).toBeUndefined();
  expect(lineOf({ ...event(OTHER, 'x', {}), decoded: undefined }, ME, TOKENS)).toBeUndefined();
});

test('a deposit is one line, though the token says that it moved too', () => {
  const moved = event(TOKENS.tUSD, 'Transfer', { from: ME, to: OTHER, value: '900' });
  const deposited = event(OTHER, 'Deposited', { depositId: '1', account: ME, assetId: '0', amount: '900' });
  expect(historyLines([deposited, moved], ME, TOKENS).map(({ did }) => did)).toEqual(['deposited']);
  expect(
    historyLines([deposited, { ...moved, transaction: '0x02' }], ME, TOKENS).map(({ did }) => did),
  ).toEqual(['deposited', 'sent']);
});
