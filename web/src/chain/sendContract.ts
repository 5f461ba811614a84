import type {
  Abi,
  ContractFunctionArgs,
  ContractFunctionName,
  Hex,
  SimulateContractParameters,
  TransactionReceipt,
  WriteContractParameters,
} from 'viem';
import { PageError } from '../errors/pageError.ts';
import { requireSigner } from '../wallet/wallet.ts';
import { chainContext } from './queries.ts';

const RECEIPT_TIMEOUT_MS = 30_000;

interface Call<A extends Abi, F extends ContractFunctionName<A, 'nonpayable'>> {
  address: Hex;
  abi: A;
  functionName: F;
  args: ContractFunctionArgs<A, 'nonpayable', F>;
}

/**
 * Simulates a call, so that a refusal comes with its reason and without a fee, sends it, and waits until it is in a block.
 * @throws PageError `TRANSACTION_REVERTED`; viem's errors where the simulation is refused.
 */
export async function sendContract<const A extends Abi, F extends ContractFunctionName<A, 'nonpayable'>>(
  call: Call<A, F>,
): Promise<TransactionReceipt> {
  const signer = requireSigner();
  const { client } = await chainContext();
  // The generic ABI is beyond what viem's overloads infer; the call's own type above is exact.
  const exact = {
    ...call,
    account: signer.client.account ?? signer.address,
  } as unknown as SimulateContractParameters;
  const { request } = await client.simulateContract(exact);
  const hash = await signer.client.writeContract(request as unknown as WriteContractParameters);
  const receipt = await client.waitForTransactionReceipt({ hash, timeout: RECEIPT_TIMEOUT_MS });
  if (receipt.status !== 'success') throw new PageError('TRANSACTION_REVERTED', { details: { hash } });
  return receipt;
}
