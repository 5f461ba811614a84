import { exchangeAbi, testTokenAbi } from '@quantum-chain/contracts';
import { type Hex, parseEventLogs } from 'viem';
import { chainContext } from '../chain/queries.ts';
import { sendContract } from '../chain/sendContract.ts';
import { requireSigner } from '../wallet/wallet.ts';

/** Which step of several a person is waiting for. */
export type FundsStep = 'approve' | 'deposit' | 'request' | 'claim';

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

export interface RequestedWithdrawal {
  withdrawalId: bigint;
  /** From then on it can be claimed without the edge. */
  claimableAtMs: number;
}

/** Asks for tokens back. The edge pays with its next batch; if it does not, `claimWithdrawal` does without it. */
export async function requestWithdrawal(assetId: number, amount: bigint): Promise<RequestedWithdrawal> {
  const { contracts } = await chainContext();
  const receipt = await sendContract({
    address: contracts.exchange,
    abi: exchangeAbi,
    functionName: 'requestWithdrawal',
    args: [assetId, amount],
  });
  const [event] = parseEventLogs({ abi: exchangeAbi, eventName: 'WithdrawalRequested', logs: receipt.logs });
  if (!event) throw new Error('a withdrawal without its event');
  return { withdrawalId: event.args.withdrawalId, claimableAtMs: Number(event.args.claimableAt) * 1_000 };
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
