import { expect, test } from 'vitest';
import type { EventView } from '../explorer/chainData.ts';
import { listDelegations } from './delegations.ts';

const KEY = `0x${'33'.repeat(20)}` as const;
const OTHER = `0x${'44'.repeat(20)}` as const;
const NOW = 1_000;

function event(name: string, sessionKey: string, expiry = 2_000, scopes = 3): EventView {
  const values = { sessionKey, scopes: String(scopes), expiry: String(expiry) };
  return {
    key: `${name} ${sessionKey} ${expiry}`,
    address: KEY,
    blockNumber: 1,
    transaction: '0x01',
    topics: [],
    data: '0x',
    decoded: {
      name,
      arguments: Object.entries(values).map(([argument, value]) => ({ name: argument, type: '', value })),
    },
  };
}

test('a key is active until it expires', () => {
  const [active, expired] = listDelegations(
    [event('SessionKeyAuthorized', KEY), event('SessionKeyAuthorized', OTHER, 999)],
    undefined,
    NOW,
  );
  expect([active?.state, expired?.state]).toEqual(['active', 'expired']);
});

test('a revoked key stays revoked, even if it is authorised again', () => {
  const events = [
    event('SessionKeyAuthorized', KEY, 5_000),
    event('SessionKeyRevoked', KEY),
    event('SessionKeyAuthorized', KEY),
  ];
  expect(listDelegations(events, undefined, NOW)).toMatchObject([{ state: 'revoked', expiry: 5_000 }]);
});

test('of two authorisations the later expiry and both scopes hold', () => {
  const events = [event('SessionKeyAuthorized', KEY, 1_500, 1), event('SessionKeyAuthorized', KEY, 3_000, 2)];
  expect(listDelegations(events, undefined, NOW)).toMatchObject([{ expiry: 3_000, scopes: 3 }]);
});

test('the key of this browser is listed before the chain has heard of it, and once', () => {
  const local = { address: KEY, expiry: 1_800 };
  expect(listDelegations([], local, NOW)).toMatchObject([{ here: true, onChain: false, state: 'active' }]);
  expect(listDelegations([event('SessionKeyAuthorized', KEY)], local, NOW)).toMatchObject([
    { here: true, onChain: true },
  ]);
});
