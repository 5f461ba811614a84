import { exchangeAbi, testTokenAbi } from '@quantum-chain/contracts';
import type { Hex } from 'viem';
import { chainContext } from '../chain/queries.ts';
import { sendContract } from '../chain/sendContract.ts';
import { requireSigner } from '../wallet/wallet.ts';

/** Which step of several a person is waiting for. */
export type FundsStep = 'approve' | 'deposit';

/**
 * Moves tokens from the wallet to the exchange contract. The edge credits them when it sees the block.
 * @param amount base units.
 */
export async function depositFunds(
  assetId: number,
  amount: bigint,
  onStep: (step: FundsStep) => void,
): Promise<Hex> {
  const { contracts } = await chainContext();
  const token = assetId === 0 ? contracts.tUSD : contracts.tBTC;
  await approveOnce(token, contracts.exchange, amount, () => onStep('approve'));
  onStep('deposit');
  const receipt = await sendContract({
    address: contracts.exchange,
    abi: exchangeAbi,
    functionName: 'deposit',
    args: [assetId, amount],
  });
  return receipt.transactionHash;
}

/** Asks for tokens back. The edge pays with its next batch; if it does not, `claimWithdrawal` does without it. */
export async function requestWithdrawal(assetId: number, amount: bigint): Promise<void> {
  const { contracts } = await chainContext();
  await sendContract({
    address: contracts.exchange,
    abi: exchangeAbi,
    functionName: 'requestWithdrawal',
    args: [assetId, amount],
  });
}

/** The forced exit: the contract pays a request that the edge left lying, once its delay has passed. */
export async function claimWithdrawal(withdrawalId: bigint): Promise<void> {
  const { contracts } = await chainContext();
  await sendContract({
    address: contracts.exchange,
    abi: exchangeAbi,
    functionName: 'claimWithdrawal',
    args: [withdrawalId],
  });
}

/** Lets `spender` take `amount`, where it may not already. */
export async function approveOnce(
  token: Hex,
  spender: Hex,
  amount: bigint,
  onAsk: () => void,
): Promise<void> {
  const { client } = await chainContext();
  const { address } = requireSigner();
  const allowed = await client.readContract({
    address: token,
    abi: testTokenAbi,
    functionName: 'allowance',
    args: [address, spender],
  });
  if (allowed >= amount) return;
  onAsk();
  await sendContract({ address: token, abi: testTokenAbi, functionName: 'approve', args: [spender, amount] });
}
