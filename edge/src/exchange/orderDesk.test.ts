import { describe, expect, it } from 'vitest';
import { ALICE, BOB, CAROL, CoreHarness, cancel_, FOREVER, START_MS } from '../../test/coreHarness.ts';
import { MARKETS, type Market } from '../markets/markets.ts';
import { ORDERS_MET_MAX } from './orderBounds.ts';

const KEY = `0x${'5e'.repeat(20)}` as const;
const OTHER_KEY = `0x${'0f'.repeat(20)}` as const;
const SIGNATURE = `0x${'22'.repeat(65)}` as const;
const NOW = BigInt(START_MS / 1000);
const MARKET = MARKETS[0] as Market;

async function open(): Promise<CoreHarness> {
  const harness = await CoreHarness.open();
  harness.deposit(ALICE, 0, 1_000_000_000n);
  harness.deposit(BOB, 1, 1_000_000_000n);
  return harness;
}

function delegate(
  harness: CoreHarness,
  scopes = 3,
  expiry = FOREVER,
  sessionKey: typeof KEY | typeof OTHER_KEY = KEY,
) {
  const delegation = { account: ALICE, sessionKey, scopes, expiry, nonce: 1n };
  return harness.transact(() => harness.core.openSession(delegation, SIGNATURE, harness.nowMs));
}

/** What nobody may change by being refused. */
function state({ core, sql }: CoreHarness) {
  return [
    core.stateHash(),
    core.sequencer.sequence,
    core.book(MARKET, 10),
    core.orders(ALICE, false, 10),
    sql.exec('SELECT * FROM log').toArray(),
  ];
}

describe('a refused order', () => {
  const good = { account: ALICE, id: 'x', side: 'buy' as const, price: 1_000, lots: 10_000 };
  it.each([
    ['worth too little to rest', { ...good, lots: 999 }, 'QUANTITY_OUT_OF_RANGE'],
    ['expired', { ...good, expiry: NOW }, 'ORDER_EXPIRED'],
    ['of nothing', { ...good, lots: 0 }, 'QUANTITY_OUT_OF_RANGE'],
    ['too large for the format', { ...good, lots: 2_000 ** 31 }, 'QUANTITY_OUT_OF_RANGE'],
    ['for free', { ...good, price: 0 }, 'PRICE_OUT_OF_RANGE'],
    ['too dear for the format', { ...good, price: 2 ** 31 }, 'PRICE_OUT_OF_RANGE'],
    ['that allows less fee than the market takes', { ...good, maxFeeBps: 4 }, 'FEE_BELOW_MARKET'],
    ['over the balance', { ...good, lots: 2_000_000 }, 'INSUFFICIENT_BALANCE'],
    ['over the balance by the fee alone', { ...good, price: 1_000, lots: 1_000_000 }, 'INSUFFICIENT_BALANCE'],
    ['of something the account has not', { ...good, side: 'sell' as const }, 'INSUFFICIENT_BALANCE'],
    ['in an unknown market', { ...good, marketId: 7 }, 'UNKNOWN_MARKET'],
    ['of an account that never deposited', { ...good, account: CAROL }, 'UNKNOWN_ACCOUNT'],
    ['signed by a stranger', { ...good, signer: KEY }, 'SESSION_UNKNOWN'],
    [
      'market order that would rest',
      { ...good, type: 'market' as const, timeInForce: 'GTC' as const },
      'INVALID_REQUEST',
    ],
  ])('%s says so and changes nothing', async (_name, idea, code) => {
    const harness = await open();
    const before = state(harness);
    expect(() => harness.place(idea)).toThrow(expect.objectContaining({ code }));
    expect(state(harness)).toEqual(before);
  });

  it('that would meet more orders than one settlement takes says so and changes nothing', async () => {
    const harness = await open();
    for (let index = 0; index <= ORDERS_MET_MAX; index++) {
      harness.place({ account: BOB, id: `s-${index}`, side: 'sell', price: 1_000, lots: 1_000 });
    }
    const before = state(harness);
    const taker = { ...good, lots: (ORDERS_MET_MAX + 1) * 1_000 };
    expect(() => harness.place(taker)).toThrow(expect.objectContaining({ code: 'QUANTITY_OUT_OF_RANGE' }));
    expect(state(harness)).toEqual(before);
    expect(harness.place({ ...taker, lots: ORDERS_MET_MAX * 1_000 }).placed.fills).toHaveLength(
      ORDERS_MET_MAX,
    );
  });
});

describe('clientOrderId', () => {
  it('answers the same for good: resting, filled, and after a restart', async () => {
    const harness = await open();
    const idea = { account: BOB, id: 'once', side: 'sell' as const, price: 1_000, lots: 10_000 };
    const first = harness.place(idea);
    expect(first.replayed).toBe(false);
    harness.place({ account: ALICE, id: 'taker', side: 'buy', price: 1_000, lots: 10_000 });
    expect(harness.core.orders(BOB, false, 1)[0]?.status).toBe('filled');
    const { sequence } = harness.core.sequencer;
    expect(harness.place(idea)).toEqual({ placed: first.placed, replayed: true });
    await harness.restart();
    expect(harness.place(idea)).toEqual({ placed: first.placed, replayed: true });
    expect(harness.core.sequencer.sequence).toBe(sequence);
  });

  it('refuses another order of the same name', async () => {
    const harness = await open();
    harness.place({ account: BOB, id: 'once', side: 'sell', price: 1_000, lots: 10_000 });
    expect(() =>
      harness.place({ account: BOB, id: 'once', side: 'sell', price: 1_000, lots: 11_000 }),
    ).toThrow(expect.objectContaining({ code: 'CLIENT_ORDER_ID_REUSED' }));
  });

  it('belongs to its account alone', async () => {
    const harness = await open();
    harness.place({ account: BOB, id: 'same', side: 'sell', price: 1_001, lots: 10_000 });
    expect(
      harness.place({ account: ALICE, id: 'same', side: 'buy', price: 1_000, lots: 10_000 }).replayed,
    ).toBe(false);
  });
});

describe('a trade', () => {
  it('moves funds at the maker’s price, with the fee from the taker, and shows on both sides', async () => {
    const harness = await open();
    harness.place({ account: BOB, id: 'maker', side: 'sell', price: 1_000, lots: 30_000 });
    const { placed } = harness.place({
      account: ALICE,
      id: 'taker',
      side: 'buy',
      price: 1_010,
      lots: 20_000,
    });
    expect(placed.order).toMatchObject({ status: 'filled', filled: '0.2', remaining: '0' });
    // 1,000 ticks × 20,000 lots = 20 dollars, and 5 basis points of it.
    expect(placed.fills).toMatchObject([
      { price: '100', quantity: '0.2', fee: '0.01', liquidity: 'taker', stage: 'matched' },
    ]);
    expect(harness.units(ALICE, 'tUSD')).toBe('979.99');
    expect(harness.units(ALICE, 'tBTC')).toBe('0.2');
    expect(harness.units(BOB, 'tUSD')).toBe('20');
    expect(harness.core.fills(BOB, 10)).toMatchObject([
      { liquidity: 'maker', side: 'sell', fee: '0', clientOrderId: 'maker' },
    ]);
    expect(harness.core.book(MARKET, 10)).toMatchObject({ asks: [['100', '0.1']], bids: [] });
    expect(harness.core.trades(MARKET, 10)).toMatchObject([
      { price: '100', quantity: '0.2', takerSide: 'buy' },
    ]);
  });

  it('never happens with oneself', async () => {
    const harness = await open();
    harness.place({ account: ALICE, id: 'buy', side: 'buy', price: 900, lots: 10_000 });
    harness.deposit(ALICE, 1, 100_000_000n);
    const { placed } = harness.place({ account: ALICE, id: 'sell', side: 'sell', price: 900, lots: 10_000 });
    expect(placed).toMatchObject({ order: { status: 'canceled', cancelReason: 'selfTrade' }, fills: [] });
  });

  it('of a market order leaves nothing behind', async () => {
    const harness = await open();
    harness.place({ account: BOB, id: 'maker', side: 'sell', price: 1_000, lots: 5_000 });
    const { placed } = harness.place({
      account: ALICE,
      id: 'm',
      side: 'buy',
      price: 1_000,
      lots: 9_000,
      type: 'market',
    });
    expect(placed.order).toMatchObject({
      status: 'canceled',
      cancelReason: 'immediateOrCancel',
      filled: '0.05',
    });
    expect(harness.core.orders(ALICE, true, 10)).toEqual([]);
  });
});

describe('a cancel', () => {
  it('ends one order, or all; a second time it ends nothing and is no error', async () => {
    const harness = await open();
    for (const id of ['a', 'b', 'c'])
      harness.place({ account: ALICE, id, side: 'buy', price: 900, lots: 10_000 });
    expect(harness.cancel(ALICE, 'b').canceled.map((order) => order.clientOrderId)).toEqual(['b']);
    expect(harness.cancel(ALICE, 'b').canceled).toEqual([]);
    expect(harness.cancel(ALICE, null).canceled.map((order) => order.clientOrderId)).toEqual(['a', 'c']);
    expect(harness.core.book(MARKET, 10).bids).toEqual([]);
    expect(harness.core.balancesOf(ALICE)[0]).toMatchObject({ reserved: '0', available: '1000' });
    expect(() => harness.cancel(ALICE, 'never')).toThrow(expect.objectContaining({ code: 'UNKNOWN_ORDER' }));
  });

  it('that is sent again does not end what came after it', async () => {
    const harness = await open();
    harness.place({ account: ALICE, id: 'old', side: 'buy', price: 900, lots: 10_000 });
    const all = cancel_(ALICE, null);
    const first = harness.transact(() => harness.core.cancel(all, harness.nowMs));
    harness.place({ account: ALICE, id: 'new', side: 'buy', price: 900, lots: 10_000 });
    expect(harness.transact(() => harness.core.cancel(all, harness.nowMs))).toEqual(first);
    expect(harness.core.orders(ALICE, true, 10).map((order) => order.clientOrderId)).toEqual(['new']);
  });

  it('needs the account or its key', async () => {
    const harness = await open();
    harness.place({ account: ALICE, id: 'a', side: 'buy', price: 900, lots: 10_000 });
    expect(() => harness.cancel(ALICE, 'a', BOB)).toThrow(
      expect.objectContaining({ code: 'SESSION_UNKNOWN' }),
    );
  });
});

describe('a session key', () => {
  const idea = { account: ALICE, id: 's', side: 'buy' as const, price: 900, lots: 10_000, signer: KEY };

  it('trades for its account, and for no other', async () => {
    const harness = await open();
    delegate(harness);
    expect(harness.place(idea).placed.order.status).toBe('open');
    expect(() => harness.place({ ...idea, account: BOB, id: 't' })).toThrow(
      expect.objectContaining({ code: 'SESSION_UNKNOWN' }),
    );
  });

  it('that may only read does not trade', async () => {
    const harness = await open();
    delegate(harness, 1);
    expect(() => harness.place(idea)).toThrow(expect.objectContaining({ code: 'SESSION_SCOPE' }));
  });

  it('ends with its time, and its resting orders with it', async () => {
    const harness = await open();
    delegate(harness, 3, NOW + 60n);
    harness.place(idea);
    harness.nowMs += 60_000;
    expect(() => harness.place({ ...idea, id: 't' })).toThrow(
      expect.objectContaining({ code: 'SESSION_EXPIRED' }),
    );
    harness.tick();
    expect(harness.core.orders(ALICE, false, 1)[0]).toMatchObject({
      status: 'canceled',
      cancelReason: 'requested',
    });
  });

  it('ends at once when it is revoked, for good, with its resting orders and no others', async () => {
    const harness = await open();
    delegate(harness);
    delegate(harness, 3, FOREVER, OTHER_KEY);
    harness.place(idea);
    harness.place({ ...idea, id: 'other', signer: OTHER_KEY });
    harness.place({ ...idea, id: 'own', signer: ALICE });
    harness.transact(() =>
      harness.core.revokeSession({ account: ALICE, sessionKey: KEY, nonce: 1n }, harness.nowMs),
    );
    expect(harness.core.orders(ALICE, true, 10).map((order) => order.clientOrderId)).toEqual([
      'own',
      'other',
    ]);
    expect(() => harness.place({ ...idea, id: 'again' })).toThrow(
      expect.objectContaining({ code: 'SESSION_UNKNOWN' }),
    );
    expect(() => delegate(harness)).toThrow(expect.objectContaining({ code: 'SESSION_UNKNOWN' }));
  });

  it('that the chain names or ends counts like one that was signed', async () => {
    const harness = await open();
    harness.chain([
      { type: 'sessionAuthorized', account: ALICE, sessionKey: KEY, scopes: 3, expiry: Number(FOREVER) },
    ]);
    harness.place(idea);
    harness.chain([{ type: 'sessionRevoked', account: ALICE, sessionKey: KEY }]);
    expect(harness.core.orders(ALICE, true, 10)).toEqual([]);
    expect(() => harness.place({ ...idea, id: 't' })).toThrow(
      expect.objectContaining({ code: 'SESSION_UNKNOWN' }),
    );
  });

  it.each([
    ['no scope', 0, FOREVER, 'SESSION_SCOPE'],
    ['a scope that does not exist', 4, FOREVER, 'SESSION_SCOPE'],
    ['the past', 3, NOW, 'SESSION_EXPIRED'],
  ])('cannot be opened for %s', async (_name, scopes, expiry, code) => {
    const harness = await open();
    expect(() => delegate(harness, scopes, expiry)).toThrow(expect.objectContaining({ code }));
  });
});

describe('funds', () => {
  const ask = { type: 'withdrawalRequested' as const, account: ALICE, asset: 0 };

  it('come once, however often the chain tells of a deposit', async () => {
    const harness = await open();
    const event = {
      type: 'deposited' as const,
      depositId: 1,
      account: ALICE,
      asset: 0,
      amount: 1_000_000_000n,
    };
    harness.chain([event]);
    await harness.restart();
    harness.chain([event, event]);
    expect(harness.units(ALICE, 'tUSD')).toBe('1000');
  });

  it('leave when asked for, and resting orders give way', async () => {
    const harness = await open();
    harness.place({ account: ALICE, id: 'a', side: 'buy', price: 900, lots: 1_000_000 });
    harness.chain([{ ...ask, withdrawalId: 1, amount: 50_000_000n }]);
    expect(harness.core.orders(ALICE, true, 10)).toHaveLength(1);
    harness.chain([{ ...ask, withdrawalId: 2, amount: 900_000_000n }]);
    expect(harness.core.orders(ALICE, true, 10)).toHaveLength(0);
    expect(harness.units(ALICE, 'tUSD')).toBe('50');
  });

  it('that an earlier match has spent do not leave, and what the chain then does not pay comes back once', async () => {
    const harness = await open();
    harness.place({ account: BOB, id: 'maker', side: 'sell', price: 1_000, lots: 500_000 });
    harness.place({ account: ALICE, id: 'taker', side: 'buy', price: 1_000, lots: 500_000 });
    harness.chain([{ ...ask, withdrawalId: 1, amount: 1_000_000_000n }]);
    expect(harness.units(ALICE, 'tUSD')).toBe('0');
    const paid = { type: 'withdrawalPaid' as const, withdrawalId: 1, amount: 400_000_000n };
    harness.chain([paid]);
    harness.chain([paid]);
    // $500 and $0.25 of fee were spent; $499.75 were debited, of which the chain paid $400.
    expect(harness.units(ALICE, 'tUSD')).toBe('99.75');
  });
});
