import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALICE, BOB, CAROL, CoreHarness } from '../../test/coreHarness.ts';
import { parseDecimal } from '../markets/decimal.ts';
import { toCsv } from './csv.ts';
import type { LedgerEntryAnswer } from './reportSchema.ts';

const TREASURY = `0x${'fe'.repeat(20)}` as const;
const DECIMALS: Record<string, number> = { tUSD: 6, tBTC: 8 };

function units(text: string, asset: string): bigint {
  const sign = text.startsWith('-') ? -1n : 1n;
  return sign * (parseDecimal(text.replace('-', ''), DECIMALS[asset] ?? 0) as bigint);
}

function sums(entries: readonly LedgerEntryAnswer[]): Record<string, bigint> {
  const sum: Record<string, bigint> = { tUSD: 0n, tBTC: 0n };
  for (const { asset, amount } of entries) sum[asset] = (sum[asset] ?? 0n) + units(amount, asset);
  return sum;
}

/** All pages of an account's ledger. */
function wholeLedger(harness: CoreHarness, account: `0x${string}`, limit: number): LedgerEntryAnswer[] {
  const entries: LedgerEntryAnswer[] = [];
  let before: number | null | undefined;
  while (before !== null) {
    const page = harness.core.ledger(account, limit, before ?? undefined);
    entries.push(...page.entries);
    before = page.next;
  }
  return entries;
}

describe('the ledger', () => {
  it('adds up to the balances of everybody, fees and withdrawals included, on pages of any size', async () => {
    const order = fc.record({
      who: fc.constantFrom(ALICE, BOB, CAROL),
      side: fc.constantFrom('buy' as const, 'sell' as const),
      price: fc.integer({ min: 990, max: 1_010 }),
      lots: fc.integer({ min: 1_100, max: 5_000 }),
      withdraws: fc.nat(9),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 30, maxLength: 80 }),
        fc.integer({ min: 1, max: 40 }),
        async (story, limit) => {
          const harness = await CoreHarness.open();
          for (const account of [ALICE, BOB, CAROL]) {
            harness.deposit(account, 0, 10_000_000_000n);
            harness.deposit(account, 1, 10_000_000_000n);
          }
          for (const [index, { who, side, price, lots, withdraws }] of story.entries()) {
            harness.place({ account: who, id: `l-${index}`, side, price, lots });
            if (withdraws > 0) continue;
            const request = { withdrawalId: index + 1, account: who, asset: index % 2, amount: 1_000_000n };
            harness.chain([{ type: 'withdrawalRequested', ...request }]);
            harness.chain([{ type: 'withdrawalPaid', withdrawalId: index + 1, amount: 999_000n }]);
          }
          for (const account of [ALICE, BOB, CAROL, TREASURY]) {
            const entries = wholeLedger(harness, account, limit);
            const balances = Object.fromEntries(
              harness.core.balancesOf(account).map(({ asset, total }) => [asset, units(total, asset)]),
            );
            expect(sums(entries)).toEqual(balances);
            expect(entries).toEqual(harness.core.ledger(account, 10_000).entries);
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('a CSV file', () => {
  it('keeps commas, quotes and line ends inside their cells', () => {
    expect(
      toCsv([
        { a: 'x,y', b: 'say "no"' },
        { a: null, b: 7 },
      ]),
    ).toBe('a,b\r\n"x,y","say ""no"""\r\n,7\r\n');
    expect(toCsv([])).toBe('');
  });
});
