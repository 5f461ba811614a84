import { hexToBytes } from '@ethereumjs/util';
import { type Hex, parseGwei, type TransactionSerializable } from 'viem';
import { type DecodedTransaction, decodeTransaction } from '../../src/execution/decoded-transaction.ts';
import { createChainCommon } from '../../src/genesis/chain-common.ts';
import { devAccounts } from '../../src/genesis/dev-accounts.ts';

export const STRANGER = '0x00000000000000000000000000000000000a11ce';

/** A transfer of 1 wei that is valid on a fresh devnet as account 0's first transaction, with changes. */
export async function signTransfer(changes: Record<string, unknown> = {}, account = 0): Promise<Hex> {
  const signer = devAccounts()[account];
  if (signer === undefined) throw new RangeError(`there is no development account ${account}`);
  const fees =
    'gasPrice' in changes ? {} : { maxFeePerGas: parseGwei('1'), maxPriorityFeePerGas: parseGwei('0.1') };
  return signer.signTransaction({
    chainId: 7672,
    nonce: 0,
    gas: 21_000n,
    to: STRANGER,
    value: 1n,
    ...fees,
    ...changes,
  } as TransactionSerializable);
}

const common = createChainCommon();

/** The same, decoded. */
export async function decodedTransfer(
  changes?: Record<string, unknown>,
  account = 0,
): Promise<DecodedTransaction> {
  return decodeTransaction(hexToBytes(await signTransfer(changes, account)), common);
}
