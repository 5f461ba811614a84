import fc from 'fast-check';
import type { Hex } from '../hex.ts';
import type { Command } from './Command.ts';
import { ORDER_TYPES, SIDES, TIMES_IN_FORCE } from './codes.ts';

// Test data only: commands that often meet each other, and some that must be rejected.

export const ACCOUNTS = 4;
export const ASSETS = 3;
const MARKETS = 2;

type Body = Command extends infer One
  ? One extends Command
    ? Omit<One, 'sequence' | 'timestampMs'>
    : never
  : never;
/** How far before itself a cancel's order was placed; the id follows from the command's place in the log. */
type Draft = Body | (Omit<Extract<Body, { op: 'cancelOrder' }>, 'orderId'> & { readonly back: number });

const addressOf = (account: number): Hex => `0x${(account + 1).toString(16).padStart(40, '0')}`;

const ref = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}` as Hex;
});
const account = fc.oneof(
  { weight: 30, arbitrary: fc.nat(ACCOUNTS - 1) },
  { weight: 1, arbitrary: fc.nat(9) },
);
const market = fc.oneof({ weight: 30, arbitrary: fc.nat(MARKETS - 1) }, { weight: 1, arbitrary: fc.nat(4) });
const asset = fc.oneof({ weight: 30, arbitrary: fc.nat(ASSETS - 1) }, { weight: 1, arbitrary: fc.nat(9) });
const priceTicks = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 95, max: 105 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 100_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 2 ** 31 - 1 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1) },
);
const quantityLots = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 2 ** 31 - 1 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1) },
);
const amount = fc.oneof(
  { weight: 20, arbitrary: fc.bigInt(1n, 10n ** 8n) },
  { weight: 2, arbitrary: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n) },
  { weight: 1, arbitrary: fc.constantFrom(0n, -1n, 2n ** 63n - 1n) },
);
const units = fc.oneof(fc.bigInt(1n, 2000n), fc.bigInt(-1n, 2n ** 63n - 1n));
const feeBps = fc.oneof(fc.nat(20), fc.constantFrom(10_000, 10_001, 65_535));

const draft: fc.Arbitrary<Draft> = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.record({
      op: fc.constant('placeOrder' as const),
      account,
      market,
      side: fc.constantFrom(...SIDES),
      orderType: fc.constantFrom(...ORDER_TYPES, 'limit' as const, 'limit' as const),
      timeInForce: fc.constantFrom(...TIMES_IN_FORCE, 'GTC' as const, 'GTC' as const),
      priceTicks,
      quantityLots,
      ref,
    }),
  },
  {
    weight: 15,
    arbitrary: fc.record({ op: fc.constant('cancelOrder' as const), account, back: fc.nat(60), ref }),
  },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('cancelAll' as const), account, market, ref }) },
  { weight: 8, arbitrary: fc.record({ op: fc.constant('deposit' as const), account, asset, amount, ref }) },
  { weight: 6, arbitrary: fc.record({ op: fc.constant('withdraw' as const), account, asset, amount, ref }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('openAccount' as const),
      account: fc.nat(ACCOUNTS + 3),
      address: fc.nat(ACCOUNTS + 3).map(addressOf),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('listMarket' as const),
      market: fc.nat(MARKETS + 2),
      baseAsset: asset,
      quoteAsset: asset,
      baseUnitsPerLot: units,
      quoteUnitsPerTickLot: units,
      makerFeeBps: feeBps,
      takerFeeBps: feeBps,
      feeAccount: account,
    }),
  },
);

const NO_REF: Hex = `0x${'00'.repeat(32)}`;

/** Accounts, two markets whose base and quote are swapped, and money for everyone. */
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
    makerFeeBps: index === 0 ? 0 : 12,
    takerFeeBps: index === 0 ? 5 : 3,
    feeAccount: ACCOUNTS - 1,
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
    .map((drafts) => number([...PREAMBLE, ...drafts]));
}

function number(drafts: readonly Draft[]): Command[] {
  return drafts.map((one, index) => {
    const place = { sequence: index + 1, timestampMs: 1_000 + (index >> 1) };
    if (!('back' in one)) return { ...one, ...place };
    const { back, ...rest } = one;
    return { ...rest, ...place, orderId: Math.max(0, index - back) };
  });
}
