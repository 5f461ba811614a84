import { RLP } from '@ethereumjs/rlp';
import {
  bigIntToUnpaddedBytes,
  bytesToBigInt,
  bytesToHex,
  hexToBytes,
  intToUnpaddedBytes,
} from '@ethereumjs/util';
import type { Hex } from 'viem';

/** An event as the EVM emitted it. */
export interface Log {
  readonly address: Uint8Array;
  readonly topics: readonly Uint8Array[];
  readonly data: Uint8Array;
}

/** What became of one transaction. Prices are wei per gas. */
export interface Receipt {
  readonly type: number;
  readonly status: 0 | 1;
  readonly cumulativeGasUsed: bigint;
  readonly gasUsed: bigint;
  readonly effectiveGasPrice: bigint;
  readonly sender: Hex;
  /** Address of the contract that the transaction created, whether or not creation succeeded; `null` for a call. */
  readonly contractAddress: Hex | null;
  readonly logs: readonly Log[];
}

type EncodedReceipt = [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  [Uint8Array, Uint8Array[], Uint8Array][],
];

/** Receipts in the form they are stored in. The consensus form, which the receipts root commits to, has less in it. */
export function encodeReceipts(receipts: readonly Receipt[]): Uint8Array {
  return RLP.encode(
    receipts.map((receipt) => [
      intToUnpaddedBytes(receipt.type),
      intToUnpaddedBytes(receipt.status),
      bigIntToUnpaddedBytes(receipt.cumulativeGasUsed),
      bigIntToUnpaddedBytes(receipt.gasUsed),
      bigIntToUnpaddedBytes(receipt.effectiveGasPrice),
      hexToBytes(receipt.sender),
      receipt.contractAddress === null ? new Uint8Array(0) : hexToBytes(receipt.contractAddress),
      receipt.logs.map(({ address, topics, data }) => [address, [...topics], data]),
    ]),
  );
}

/** Inverse of {@link encodeReceipts}. */
export function decodeReceipts(bytes: Uint8Array): Receipt[] {
  return (RLP.decode(bytes) as unknown as EncodedReceipt[]).map(
    ([type, status, cumulativeGasUsed, gasUsed, effectiveGasPrice, sender, contractAddress, logs]) => ({
      type: Number(bytesToBigInt(type)),
      status: status.length === 0 ? 0 : 1,
      cumulativeGasUsed: bytesToBigInt(cumulativeGasUsed),
      gasUsed: bytesToBigInt(gasUsed),
      effectiveGasPrice: bytesToBigInt(effectiveGasPrice),
      sender: bytesToHex(sender),
      contractAddress: contractAddress.length === 0 ? null : bytesToHex(contractAddress),
      logs: logs.map(([address, topics, data]) => ({ address, topics, data })),
    }),
  );
}
