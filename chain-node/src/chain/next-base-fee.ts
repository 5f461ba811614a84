import { BASE_FEE_MIN_WEI } from '../genesis/genesis.ts';

/** EIP-1559: a block is half full when it is on target, and the fee moves by at most an eighth. */
const ELASTICITY = 2n;
const CHANGE_DENOMINATOR = 8n;

/** Base fee in wei per gas of the block after one with these figures: EIP-1559, but never below the chain's floor. */
export function nextBaseFee(parent: {
  readonly gasLimit: bigint;
  readonly gasUsed: bigint;
  readonly baseFeePerGas?: bigint | undefined;
}): bigint {
  const fee = parent.baseFeePerGas ?? BASE_FEE_MIN_WEI;
  const target = parent.gasLimit / ELASTICITY;
  if (parent.gasUsed === target) return fee;
  if (parent.gasUsed > target) {
    const rise = (fee * (parent.gasUsed - target)) / target / CHANGE_DENOMINATOR;
    return fee + (rise > 1n ? rise : 1n);
  }
  const next = fee - (fee * (target - parent.gasUsed)) / target / CHANGE_DENOMINATOR;
  return next > BASE_FEE_MIN_WEI ? next : BASE_FEE_MIN_WEI;
}
