import fc from 'fast-check';
import type { Hex } from '../hex.ts';
import type { Command } from './Command.ts';
import { ORDER_TYPES, SIDES } from './codes.ts';
import { quoteId } from './specification/state.ts';

// Test data only: commands that often meet each other, and some that must be rejected.

export const ACCOUNTS = 4;
export const ASSETS = 3;
const MARKETS = 2;
const START_MS = 1_000;

type Body = Command extends infer One
  ? One extends Command
    ? Omit<One, 'sequence' | 'timestampMs'>
    : never
  : never;
/** A command that speaks of others: they follow from its place in the log and its time. */
type Draft = (sequence: number, nowMs: number) => Body;

const addressOf = (account: number): Hex => `0x${(account + 1).toString(16).padStart(40, '0')}`;

const ref = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}` as Hex;
});
const mostly = <T>(usual: fc.Arbitrary<T>, ...others: fc.Arbitrary<T>[]) =>
  fc.oneof({ weight: 30, arbitrary: usual }, ...others.map((arbitrary) => ({ weight: 1, arbitrary })));

const account = mostly(fc.nat(ACCOUNTS - 1), fc.nat(9));
const market = mostly(fc.nat(MARKETS - 1), fc.nat(4));
const asset = mostly(fc.nat(ASSETS - 1), fc.nat(9));
const usualTicks = fc.integer({ min: 95, max: 105 });
const oddTicks = [
  fc.integer({ min: 1, max: 100_000 }),
  fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  fc.constantFrom(0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1),
];
const priceTicks = mostly(usualTicks, ...oddTicks);
const quantityLots = mostly(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  fc.constantFrom(0, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1),
);
const amount = mostly(
  fc.oneof(fc.bigInt(1n, 150_000n), fc.bigInt(1n, 10n ** 8n)),
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  fc.constantFrom(0n, -1n, 2n ** 63n - 1n),
);
const units = fc.oneof(fc.bigInt(1n, 2000n), fc.bigInt(-1n, 2n ** 63n - 1n));
const feeBps = mostly(fc.integer({ min: -12, max: 20 }), fc.constantFrom(10_000, 10_001, -10_000, 32_767));
/** From now on; 0 is now. */
const aheadMs = fc.nat(30);
const back = fc.nat(60);
const op = <Op extends Command['op']>(name: Op) => fc.constant(name);
/** Left out three times in four, or as often as said. */
const sometimes = <T>(value: fc.Arbitrary<T>, leftOut = 3) =>
  fc.oneof({ weight: leftOut, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** Leaves out what is undefined, as decoding does. */
function compact<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

const order = fc
  .record({
    side: fc.constantFrom(...SIDES),
    orderType: fc.oneof(
      { weight: 5, arbitrary: fc.constant('limit' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...ORDER_TYPES) },
      { weight: 2, arbitrary: fc.constantFrom(...ORDER_TYPES.slice(2)) },
    ),
    timeInForce: fc.oneof(
      { weight: 4, arbitrary: fc.constant('GTC' as const) },
      { weight: 3, arbitrary: fc.constantFrom('IOC' as const, 'GTD' as const, 'FOK' as const) },
    ),
    priceTicks,
    quantityLots,
    postOnly: sometimes(fc.constant(true as const)),
    reduceOnly: sometimes(fc.constant(true as const), 1),
    selfTrade: sometimes(fc.constantFrom('expireMaker', 'expireBoth', 'decrement'), 1),
    triggerTicks: mostly(usualTicks, ...oddTicks),
    triggerBy: sometimes(fc.constant('markPrice' as const)),
    aheadMs,
    sense: fc.nat(19),
  })
  // Most random combinations are refused at once, so nearly all of them are made sensible.
  .map(({ sense, ...fields }) => (sense === 0 ? fields : sensible(fields)));

type OrderFields = {
  side: 'buy' | 'sell';
  orderType: (typeof ORDER_TYPES)[number];
  timeInForce: 'GTC' | 'IOC' | 'GTD' | 'FOK';
  postOnly?: true | undefined;
  reduceOnly?: true | undefined;
  triggerTicks?: number | undefined;
  triggerBy?: 'markPrice' | undefined;
  aheadMs?: number | undefined;
};

function sensible<T extends OrderFields>(fields: T): T {
  const isMarket = fields.orderType.toLowerCase().endsWith('market');
  const waits = fields.orderType !== 'limit' && fields.orderType !== 'market';
  const timeInForce = isMarket && fields.timeInForce !== 'FOK' ? 'IOC' : fields.timeInForce;
  const rests = timeInForce === 'GTC' || timeInForce === 'GTD';
  return {
    ...fields,
    timeInForce,
    postOnly: rests ? fields.postOnly : undefined,
    reduceOnly: fields.side === 'sell' ? fields.reduceOnly : undefined,
    triggerTicks: waits ? fields.triggerTicks : undefined,
    triggerBy: waits ? fields.triggerBy : undefined,
    aheadMs: timeInForce === 'GTD' ? fields.aheadMs : undefined,
  };
}

const placed: fc.Arbitrary<Draft> = fc
  .record({ op: op('placeOrder'), account, market, ref, order })
  .map(({ order: { aheadMs: ahead, triggerTicks, ...fields }, ...rest }) => (_, nowMs) => {
    const expiresAtMs = ahead === undefined ? undefined : nowMs + ahead;
    return compact({ ...rest, ...fields, triggerTicks: triggerTicks || undefined, expiresAtMs }) as Body;
  });

const quotes = fc.array(fc.record({ priceTicks: usualTicks, quantityLots }), { maxLength: 4 });
const quoted: fc.Arbitrary<Draft> = fc
  .record({ op: op('massQuote'), account, market, bids: quotes, asks: quotes, ref, apart: fc.nat(3) })
  .map(({ apart, asks, ...rest }) => () => {
    const raised = asks.map((ask) => ({ ...ask, priceTicks: ask.priceTicks + apart * 4 }));
    return { ...rest, asks: raised };
  });

/** An order or a quote of an earlier command. */
const target = fc.record({ back, quote: fc.oneof(fc.constant(0), fc.nat(4)) });
const targetId = (sequence: number, { back: ago, quote }: { back: number; quote: number }) =>
  quoteId(Math.max(0, sequence - 1 - ago), quote);

const replaced: fc.Arbitrary<Draft> = fc
  .record({ op: op('replaceOrder'), account, priceTicks, quantityLots, ref, target })
  .map(({ target: order, ...rest }) => (sequence) => ({ ...rest, orderId: targetId(sequence, order) }));
const canceled: fc.Arbitrary<Draft> = fc
  .record({ op: op('cancelOrder'), account, ref, target })
  .map(({ target: order, ...rest }) => (sequence) => ({ ...rest, orderId: targetId(sequence, order) }));
const timed: fc.Arbitrary<Draft> = fc
  .record({ op: op('cancelAfter'), account, ref, ahead: sometimes(aheadMs, 1) })
  .map(({ ahead, ...rest }) => (_, nowMs) => ({
    ...rest,
    deadlineMs: ahead === undefined ? 0 : nowMs + ahead,
  }));

const fixed: fc.Arbitrary<Body> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ op: op('cancelAll'), account, market, ref }) },
  { weight: 8, arbitrary: fc.record({ op: op('deposit'), account, asset, amount, ref }) },
  { weight: 6, arbitrary: fc.record({ op: op('withdraw'), account, asset, amount, ref }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: op('setFees'), market, makerFeeBps: feeBps, takerFeeBps: feeBps }),
  },
  { weight: 3, arbitrary: fc.record({ op: op('setMarkPrice'), market, priceTicks }) },
  { weight: 1, arbitrary: fc.record({ op: op('haltMarket'), market }) },
  { weight: 3, arbitrary: fc.record({ op: op('resumeMarket'), market }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: op('openAccount'),
      account: fc.nat(ACCOUNTS + 3),
      address: fc.nat(ACCOUNTS + 3).map(addressOf),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        op: op('listMarket'),
        market: fc.nat(MARKETS + 2),
        baseAsset: asset,
        quoteAsset: asset,
        baseUnitsPerLot: units,
        quoteUnitsPerTickLot: units,
        makerFeeBps: feeBps,
        takerFeeBps: feeBps,
        feeAccount: account,
        priceBandBps: sometimes(fc.integer({ min: 1, max: 65_535 })),
        accountOrdersMax: sometimes(fc.integer({ min: 1, max: 20 })),
      })
      .map((body) => compact(body) as Body),
  },
);

const draft: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 60, arbitrary: placed },
  { weight: 14, arbitrary: replaced },
  { weight: 10, arbitrary: canceled },
  { weight: 8, arbitrary: quoted },
  { weight: 2, arbitrary: timed },
  { weight: 30, arbitrary: fixed.map((body) => () => body) },
);

const NO_REF: Hex = `0x${'00'.repeat(32)}`;

/** Accounts, two markets whose base and quote are swapped (the second with a rebate and rules), and money for everyone. */
const PREAMBLE: readonly Body[] = [
  ...Array.from({ length: ACCOUNTS }, (_, index) => ({
    op: 'openAccount' as const,
    account: index,
    address: addressOf(index),
  })),
  ...[0, 1].map((index) => ({
    op: 'listMarket' as const,
    market: index,
    baseAsset: 1 - index,
    quoteAsset: index,
    baseUnitsPerLot: index === 0 ? 1_000n : 7n,
    quoteUnitsPerTickLot: index === 0 ? 1n : 13n,
    makerFeeBps: index === 0 ? 12 : -3,
    takerFeeBps: index === 0 ? 5 : 3,
    feeAccount: ACCOUNTS - 1,
    ...(index === 1 && { priceBandBps: 300, accountOrdersMax: 6 }),
  })),
  ...Array.from({ length: ACCOUNTS * 2 }, (_, index) => ({
    op: 'deposit' as const,
    account: index >> 1,
    asset: index & 1,
    amount: 150_000n,
    ref: NO_REF,
  })),
];

/** A log: the preamble, then up to `length` random commands. */
export function commandsOf(length: number): fc.Arbitrary<Command[]> {
  return fc
    .array(draft, { maxLength: length, size: 'max' })
    .map((drafts) => number([...PREAMBLE.map((body) => () => body), ...drafts]));
}

function number(drafts: readonly Draft[]): Command[] {
  return drafts.map((one, index) => {
    const place = { sequence: index + 1, timestampMs: START_MS + (index >> 1) };
    return { ...one(place.sequence, place.timestampMs), ...place } as Command;
  });
}
