import { bytesToHex } from '@ethereumjs/util';
import type { ChainBlock } from '../../state/chain-block.ts';
import { formatTransaction } from './format-transaction.ts';
import { toQuantity } from './quantity.ts';

/** A header as `newHeads` sends it. */
export function formatHeader({ block: { header }, hash }: ChainBlock) {
  return {
    number: toQuantity(header.number),
    hash,
    parentHash: bytesToHex(header.parentHash),
    nonce: bytesToHex(header.nonce),
    mixHash: bytesToHex(header.mixHash),
    sha3Uncles: bytesToHex(header.uncleHash),
    logsBloom: bytesToHex(header.logsBloom),
    transactionsRoot: bytesToHex(header.transactionsTrie),
    stateRoot: bytesToHex(header.stateRoot),
    receiptsRoot: bytesToHex(header.receiptTrie),
    miner: header.coinbase.toString(),
    difficulty: '0x0',
    extraData: bytesToHex(header.extraData),
    gasLimit: toQuantity(header.gasLimit),
    gasUsed: toQuantity(header.gasUsed),
    timestamp: toQuantity(header.timestamp),
    baseFeePerGas: toQuantity(header.baseFeePerGas ?? 0n),
    withdrawalsRoot: bytesToHex(header.withdrawalsRoot ?? new Uint8Array(32)),
    blobGasUsed: toQuantity(header.blobGasUsed ?? 0n),
    excessBlobGas: toQuantity(header.excessBlobGas ?? 0n),
    parentBeaconBlockRoot: bytesToHex(header.parentBeaconBlockRoot ?? new Uint8Array(32)),
  };
}

export function formatBlock(chainBlock: ChainBlock, withTransactions: boolean) {
  const { block } = chainBlock;
  return {
    ...formatHeader(chainBlock),
    totalDifficulty: '0x0',
    size: toQuantity(block.serialize().length),
    uncles: [],
    withdrawals: [],
    transactions: block.transactions.map((transaction, index) =>
      withTransactions ? formatIncluded(chainBlock, index) : bytesToHex(transaction.hash()),
    ),
  };
}

/** The transaction at `index` in a block, or `null`. */
export function formatIncluded({ block, number, hash, receipts }: ChainBlock, index: number) {
  const transaction = block.transactions[index];
  const sender = receipts[index]?.sender;
  if (transaction === undefined || sender === undefined) return null;
  return formatTransaction(transaction, sender, {
    blockHash: hash,
    blockNumber: number,
    transactionIndex: index,
    baseFeePerGas: block.header.baseFeePerGas ?? 0n,
  });
}
