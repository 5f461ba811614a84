import { modelVaultAbi } from '@quantum-chain/contracts';
import type { Hex } from 'viem';
import { chainContext } from '../chain/queries.ts';
import { sendContract } from '../chain/sendContract.ts';
import { approveOnce } from '../exchange/funds.ts';
import { queryClient } from '../state/queryClient.ts';
import { requireSigner } from '../wallet/wallet.ts';

/** Which step of an investment a person is waiting for. */
export type InvestStep = 'approve' | 'invest';

/**
 * Buys shares. Asks for the allowance first, where there is none yet.
 * @param assets tUSD, 6 decimals.
 * @returns shares bought, 12 decimals.
 */
export async function invest(
  vault: Hex,
  assets: bigint,
  onStep: (step: InvestStep) => void,
): Promise<bigint> {
  const { contracts } = await chainContext();
  const { address: investor } = requireSigner();
  await approveOnce(contracts.tUSD, vault, assets, () => onStep('approve'));
  onStep('invest');
  const receipt = await sendContract({
    address: vault,
    abi: modelVaultAbi,
    functionName: 'invest',
    args: [assets, investor],
  });
  const { parseEventLogs } = await import('viem');
  const [event] = parseEventLogs({ abi: modelVaultAbi, eventName: 'Deposit', logs: receipt.logs });
  if (!event) throw new Error('an investment without its event');
  await refreshVaults();
  return event.args.shares;
}

/** Asks for shares to be paid out; the edge fixes their price once the model has sold. */
export async function requestRedeem(vault: Hex, shares: bigint): Promise<void> {
  await sendContract({ address: vault, abi: modelVaultAbi, functionName: 'requestRedeem', args: [shares] });
  await refreshVaults();
}

/** Fetches the dollars of a processed request, where the edge has not sent them yet. */
export async function claimRedeem(vault: Hex, requestId: bigint): Promise<void> {
  await sendContract({ address: vault, abi: modelVaultAbi, functionName: 'claimRedeem', args: [requestId] });
  await refreshVaults();
}

/** Takes the fee on one's own profit now instead of when the edge does it. */
export async function shareProfit(vault: Hex): Promise<void> {
  const { address } = requireSigner();
  await sendContract({ address: vault, abi: modelVaultAbi, functionName: 'distribute', args: [[address]] });
  await refreshVaults();
}

async function refreshVaults(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['vaults'] }),
    queryClient.invalidateQueries({ queryKey: ['wallet', 'balances'] }),
  ]);
}
