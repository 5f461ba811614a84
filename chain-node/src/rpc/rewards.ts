import type { ChainBlock } from '../state/chain-block.ts';

/**
 * Tips in wei per gas at the given percentiles of a block's gas: at 50, half of the gas used paid this or less.
 * Zeros for an empty block.
 */
export function rewardsAt({ block, receipts }: ChainBlock, percentiles: readonly number[]): bigint[] {
  const baseFeePerGas = block.header.baseFeePerGas ?? 0n;
  const paid = receipts
    .map(({ effectiveGasPrice, gasUsed }) => ({ tip: effectiveGasPrice - baseFeePerGas, gasUsed }))
    .sort((a, b) => (a.tip < b.tip ? -1 : a.tip > b.tip ? 1 : 0));
  const total = Number(block.header.gasUsed);
  return percentiles.map((percentile) => {
    let sum = 0;
    for (const { tip, gasUsed } of paid) {
      sum += Number(gasUsed);
      if (sum >= (total * percentile) / 100) return tip;
    }
    return 0n;
  });
}
