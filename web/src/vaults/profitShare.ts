import { valueAtPrice } from './shareMath.ts';

const BPS = 10_000n;
/** Two roundings lie between a fee in dollars and its shares: the shares' and the price's. */
const ROUNDING_UNITS = 2n;

/** What investors agreed to, in hundredths of a per cent. */
export interface FeeTerms {
  performanceFeeBps: number;
  /** The author's part of the fee; the platform gets the rest. */
  developerShareBps: number;
}

/** What a `ProfitShared` event says. Amounts in tUSD of 6 decimals, shares of 12, the price of 18. */
export interface SharedProfit {
  profit: bigint;
  fee: bigint;
  developerShares: bigint;
  platformShares: bigint;
  sharePrice: bigint;
}

export interface RecomputedShare {
  fee: bigint;
  developerShares: bigint;
  platformShares: bigint;
  /** Whether the event's figures are the ones that the terms give. */
  equal: boolean;
}

/** Takes the fee from the profit and splits it anew, and compares with what the event says. */
export function recomputeShare(said: SharedProfit, terms: FeeTerms): RecomputedShare {
  const fee = (said.profit * BigInt(terms.performanceFeeBps)) / BPS;
  const feeShares = said.developerShares + said.platformShares;
  const developerShares = (feeShares * BigInt(terms.developerShareBps)) / BPS;
  const platformShares = feeShares - developerShares;
  const worth = valueAtPrice(feeShares, said.sharePrice);
  const equal =
    fee === said.fee &&
    developerShares === said.developerShares &&
    worth <= fee &&
    fee - worth <= ROUNDING_UNITS;
  return { fee, developerShares, platformShares, equal };
}

interface Holding {
  shares: bigint;
  /** The investor's high-water mark, 18 decimals. */
  mark: bigint;
  sharePrice: bigint;
  /** 0 where profit was never shared. */
  lastDistributionAtSeconds: bigint;
  /** The chain's time, not this machine's. */
  chainTimeSeconds: bigint;
}

/** Profit above the mark, the fee on it, and whether the contract would share it now. */
export function shareableProfit(
  holding: Holding,
  terms: FeeTerms & { distributionIntervalSeconds: bigint },
): { profit: bigint; fee: bigint; due: boolean } {
  const { shares, mark, sharePrice, lastDistributionAtSeconds, chainTimeSeconds } = holding;
  const profit = sharePrice <= mark ? 0n : valueAtPrice(shares, sharePrice - mark);
  const fee = (profit * BigInt(terms.performanceFeeBps)) / BPS;
  const waited =
    lastDistributionAtSeconds === 0n ||
    chainTimeSeconds >= lastDistributionAtSeconds + terms.distributionIntervalSeconds;
  return { profit, fee, due: waited && fee > 0n };
}
