import type { Redemption } from './redemption.ts';
import { assetsOf, type VaultTotals } from './shareMath.ts';

interface Money {
  shares: bigint;
  /** Dollars of each investment. */
  investments: readonly bigint[];
  redemptions: readonly Redemption[];
}

/** What came of an investor's money, in tUSD of 6 decimals. */
export interface InvestmentResult {
  paidIn: bigint;
  paidBack: bigint;
  /** Shares held and shares that wait for their price. */
  value: bigint;
  /** Fixed and on its way. */
  owed: bigint;
  profitOrLoss: bigint;
}

/** Adds up what one put in, took out and still has. Shares sent by others count as profit, sent away as loss. */
export function investmentResult(
  { shares, investments, redemptions }: Money,
  totals: VaultTotals,
): InvestmentResult {
  let [paidBack, owed, waiting] = [0n, 0n, 0n];
  for (const { stage, assets = 0n, shares: asked } of redemptions) {
    if (stage === 'paid') paidBack += assets;
    else if (stage === 'requested') waiting += asked;
    else owed += assets;
  }
  const paidIn = investments.reduce((sum, assets) => sum + assets, 0n);
  const value = assetsOf(shares + waiting, totals);
  return { paidIn, paidBack, value, owed, profitOrLoss: value + owed + paidBack - paidIn };
}
