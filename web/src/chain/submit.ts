import type {
  Client,
  Hex,
  SimulateContractParameters,
  TransactionReceipt,
  WriteContractParameters,
} from 'viem';
import { simulateContract, waitForTransactionReceipt } from 'viem/actions';
import { PageError } from '../errors/pageError.ts';
import { requireSigner } from '../wallet/wallet.ts';
import { chainContext } from './queries.ts';

/** A call whose types its caller has checked against the ABI. */
export type ContractCall = Pick<SimulateContractParameters, 'address' | 'abi' | 'functionName' | 'args'> & {
  address: Hex;
};

const RECEIPT_TIMEOUT_MS = 30_000;

/** See `sendContract`. */
export async function submit(call: ContractCall): Promise<TransactionReceipt> {
  const signer = requireSigner();
  const [{ client }, wallet] = await Promise.all([chainContext(), signer.client()]);
  const chain = client as unknown as Client;
  const { request } = await simulateContract(chain, {
    ...call,
    account: wallet.account ?? signer.address,
  } as unknown as SimulateContractParameters);
  const hash = await wallet.writeContract(request as unknown as WriteContractParameters);
  const receipt = await waitForTransactionReceipt(chain, { hash, timeout: RECEIPT_TIMEOUT_MS });
  if (receipt.status !== 'success') throw new PageError('TRANSACTION_REVERTED', { details: { hash } });
  return receipt;
}
