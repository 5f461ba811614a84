import type { TypedTransaction } from '@ethereumjs/tx';
import { bigIntMin, bytesToHex } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { toQuantity } from './quantity.ts';

/** Where a transaction was included; absent while it waits. */
interface Inclusion {
  readonly blockHash: Hex | null;
  readonly blockNumber: bigint;
  readonly transactionIndex: number;
  readonly baseFeePerGas: bigint;
}

/** EIP-155: from this `v` on, a legacy signature names its chain. */
const CHAIN_V_MIN = 35n;

export function formatTransaction(transaction: TypedTransaction, sender: Hex, inclusion?: Inclusion) {
  const { v = 0n, r = 0n, s = 0n } = transaction;
  return {
    hash: bytesToHex(transaction.hash()),
    type: toQuantity(transaction.type),
    nonce: toQuantity(transaction.nonce),
    blockHash: inclusion?.blockHash ?? null,
    blockNumber: inclusion === undefined ? null : toQuantity(inclusion.blockNumber),
    transactionIndex: inclusion === undefined ? null : toQuantity(inclusion.transactionIndex),
    from: sender,
    to: transaction.to === undefined ? null : transaction.to.toString(),
    value: toQuantity(transaction.value),
    gas: toQuantity(transaction.gasLimit),
    input: bytesToHex(transaction.data),
    r: toQuantity(r),
    s: toQuantity(s),
    v: toQuantity(v),
    ...prices(transaction, inclusion?.baseFeePerGas),
    ...typedFields(transaction, v),
  };
}

function prices(transaction: TypedTransaction, baseFeePerGas: bigint | undefined) {
  if (!('maxFeePerGas' in transaction)) return { gasPrice: toQuantity(transaction.gasPrice) };
  const { maxFeePerGas, maxPriorityFeePerGas } = transaction;
  // What was paid once it is in a block; until then, the most that it may come to.
  const wanted = baseFeePerGas === undefined ? maxFeePerGas : baseFeePerGas + maxPriorityFeePerGas;
  return {
    gasPrice: toQuantity(bigIntMin(wanted, maxFeePerGas)),
    maxFeePerGas: toQuantity(maxFeePerGas),
    maxPriorityFeePerGas: toQuantity(maxPriorityFeePerGas),
  };
}

function typedFields(transaction: TypedTransaction, v: bigint) {
  const chainId = toQuantity(transaction.common.chainId());
  if ('accessList' in transaction) {
    const accessList = transaction.accessList.map(([address, storageKeys]) => ({
      address: bytesToHex(address),
      storageKeys: storageKeys.map((key) => bytesToHex(key)),
    }));
    return { chainId, accessList, yParity: toQuantity(v) };
  }
  return v >= CHAIN_V_MIN ? { chainId } : {};
}
