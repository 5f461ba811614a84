import { expect, test } from 'vitest';
import { previewInvestment } from './investPreview.ts';
import { recomputeShare, shareableProfit } from './profitShare.ts';
import { redemptionsOf, sharesOfPart } from './redemption.ts';
import { investmentResult } from './result.ts';
import { assetsOf, sharePriceOf, sharesFor } from './shareMath.ts';

const EMPTY = { totalAssets: 0n, totalSupply: 0n };
const WAD = 10n ** 18n;
const TERMS = { performanceFeeBps: 2_000, developerShareBps: 7_000, distributionIntervalSeconds: 60n };
const dollars = (amount: number) => BigInt(amount) * 1_000_000n;

test('the first investor pays one dollar a share and gets out what went in', () => {
  const shares = sharesFor(dollars(50), EMPTY);
  expect(shares).toBe(50n * 10n ** 12n);
  const after = { totalAssets: dollars(50), totalSupply: shares };
  expect(sharePriceOf(EMPTY)).toBe(WAD);
  expect(sharePriceOf(after)).toBe(WAD);
  expect(assetsOf(shares, after)).toBe(dollars(50));
});

test('after a gain new money buys fewer shares, and never more than it pays for', () => {
  const grown = { totalAssets: dollars(125), totalSupply: 100n * 10n ** 12n };
  expect(sharePriceOf(grown) / 10n ** 16n).toBe(124n);
  for (const assets of [5_000_000n, 5_000_001n, 7_777_777n]) {
    const shares = sharesFor(assets, grown);
    expect(
      assetsOf(shares, { totalAssets: grown.totalAssets + assets, totalSupply: grown.totalSupply + shares }),
    ).toBeLessThanOrEqual(assets);
  }
});

test('says what keeps an amount from being invested', () => {
  const vault = { ...EMPTY, minimumInvestment: dollars(5) };
  const problem = (text: string, available?: bigint) => previewInvestment(text, vault, available).problem;
  expect(problem('')).toBeUndefined();
  expect(problem('five')).toBe('amount');
  expect(problem('4.99')).toBe('underMinimum');
  expect(problem('5')).toBeUndefined();
  expect(problem('50', dollars(49))).toBe('tooMuch');
  expect(previewInvestment('50,5', vault, dollars(60))).toEqual({
    assets: 50_500_000n,
    shares: 50_500_000_000_000n,
    problem: undefined,
  });
});

test('a fee of 20 % split 70 to 30 is confirmed, and any other is not', () => {
  const said = {
    profit: dollars(100),
    fee: dollars(20),
    developerShares: 7n * 10n ** 12n,
    platformShares: 3n * 10n ** 12n,
    sharePrice: 2n * WAD,
  };
  expect(recomputeShare(said, TERMS).equal).toBe(true);
  expect(recomputeShare({ ...said, fee: said.fee + 1n }, TERMS)).toMatchObject({
    fee: dollars(20),
    equal: false,
  });
  expect(recomputeShare({ ...said, platformShares: 4n * 10n ** 12n }, TERMS).equal).toBe(false);
  // The right split of too many shares: more was taken than the fee.
  const doubled = { ...said, developerShares: 14n * 10n ** 12n, platformShares: 6n * 10n ** 12n };
  expect(recomputeShare(doubled, TERMS).equal).toBe(false);
});

test('profit is shared above the mark only, and only after the interval', () => {
  const holding = {
    shares: 100n * 10n ** 12n,
    mark: WAD,
    sharePrice: (WAD * 11n) / 10n,
    lastDistributionAtSeconds: 1_000n,
    chainTimeSeconds: 1_060n,
  };
  expect(shareableProfit(holding, TERMS)).toEqual({ profit: dollars(10), fee: dollars(2), due: true });
  expect(shareableProfit({ ...holding, chainTimeSeconds: 1_059n }, TERMS).due).toBe(false);
  expect(
    shareableProfit({ ...holding, lastDistributionAtSeconds: 0n, chainTimeSeconds: 1n }, TERMS).due,
  ).toBe(true);
  expect(shareableProfit({ ...holding, sharePrice: WAD }, TERMS)).toEqual({
    profit: 0n,
    fee: 0n,
    due: false,
  });
});

test('a request goes from asked to fixed to claimable to paid', () => {
  const requested = [1n, 2n, 3n, 4n].map((requestId) => ({ requestId, shares: 10n }));
  const processed = [1n, 2n, 3n].map((requestId) => ({ requestId, assets: 100n * requestId }));
  const stages = redemptionsOf({ requested, processed, claimed: [{ requestId: 1n, assets: 100n }] }, 200n);
  expect(stages.map(({ requestId, stage }) => [requestId, stage])).toEqual([
    [4n, 'requested'],
    [3n, 'processed'],
    [2n, 'claimable'],
    [1n, 'paid'],
  ]);
  expect(sharesOfPart(101n, 25)).toBe(25n);
  expect(sharesOfPart(101n, 100)).toBe(101n);
});

test('what is asked back, fixed or paid still counts: asking for money back changes no result', () => {
  const totals = { totalAssets: dollars(110), totalSupply: 100n * 10n ** 12n };
  const shares = 100n * 10n ** 12n;
  const investments = [dollars(60), dollars(40)];
  const held = investmentResult({ shares, investments, redemptions: [] }, totals);
  expect(held.paidIn).toBe(dollars(100));
  expect(held.profitOrLoss).toBe(held.value - dollars(100));
  const half = shares / 2n;
  const asked = { requestId: 1n, shares: half, assets: undefined, stage: 'requested' } as const;
  expect(investmentResult({ shares: half, investments, redemptions: [asked] }, totals)).toEqual(held);
  const paid = { requestId: 1n, shares: half, assets: dollars(55), stage: 'paid' } as const;
  expect(investmentResult({ shares: 0n, investments, redemptions: [paid] }, totals)).toMatchObject({
    paidBack: dollars(55),
    profitOrLoss: dollars(-45),
  });
});
