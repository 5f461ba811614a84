import type { Abi, ContractFunctionArgs, ContractFunctionName, Hex, TransactionReceipt } from 'viem';
import type { ContractCall } from './submit.ts';

/**
 * Simulates a call, so that a refusal comes with its reason and without a fee, sends it, and waits until it is in a block.
 * @throws PageError `TRANSACTION_REVERTED`, `NO_WALLET`, `WALLET_LOCKED`; viem's errors where the simulation is refused.
 */
export async function sendContract<
  const A extends Abi,
  F extends ContractFunctionName<A, 'nonpayable'>,
>(call: {
  address: Hex;
  abi: A;
  functionName: F;
  args: ContractFunctionArgs<A, 'nonpayable', F>;
}): Promise<TransactionReceipt> {
  // What sends comes when something is sent.
  const { submit } = await import('./submit.ts');
  return submit(call as unknown as ContractCall);
}
