import { type CheckRow, compared } from './CheckRow.ts';

/** A `ProfitShared` event, the vault's terms, and the investor's shares and mark in the block before it. */
export interface ProfitInputs {
  vault: string;
  investor: string;
  profit: bigint;
  fee: bigint;
  developerShares: bigint;
  platformShares: bigint;
  sharePrice: bigint;
  terms: { performanceFeeBps: number; developerShareBps: number };
  /** Null where the node no longer has that block's state, or the shares were on their way out of the vault. */
  before: { shares: bigint; highWaterMark: bigint } | null;
}

const BPS = 10_000n;
/** Shares have six decimals more than the dollar, prices eighteen. */
const SHARE_UNIT = 10n ** 24n;

/** Works out profit, fee and the 70/30 split again from what the investor held. */
export function checkProfit(inputs: ProfitInputs): CheckRow[] {
  const values = { vault: inputs.vault, investor: inputs.investor };
  const profit = inputs.before
    ? (inputs.before.shares * maximum(inputs.sharePrice - inputs.before.highWaterMark, 0n)) / SHARE_UNIT
    : inputs.profit;
  const fee = (profit * BigInt(inputs.terms.performanceFeeBps)) / BPS;
  const feeShares = inputs.developerShares + inputs.platformShares;
  const developerShares = (feeShares * BigInt(inputs.terms.developerShareBps)) / BPS;
  return [
    compared('profit', 'profitFee', values, `${profit} / ${fee}`, `${inputs.profit} / ${inputs.fee}`),
    compared(
      'profit',
      'profitSplit',
      values,
      `${developerShares} / ${feeShares - developerShares}`,
      `${inputs.developerShares} / ${inputs.platformShares}`,
    ),
  ];
}

function maximum(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
