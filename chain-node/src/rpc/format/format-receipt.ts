import { bytesToHex } from '@ethereumjs/util';
import { Bloom } from '@ethereumjs/vm';
import type { Log } from '../../execution/receipt.ts';
import type { ChainBlock } from '../../state/chain-block.ts';
import { numberLogs } from '../../state/log-index.ts';
import { formatLog } from './format-log.ts';
import { toQuantity } from './quantity.ts';

/** Receipts of a whole block. */
export function formatReceipts(block: ChainBlock) {
  return block.receipts.map((_, index) => formatReceipt(block, index));
}

/** Receipt of the transaction at `index` in a block, or `null`. */
export function formatReceipt(chainBlock: ChainBlock, index: number) {
  const receipt = chainBlock.receipts[index];
  const transaction = chainBlock.block.transactions[index];
  if (receipt === undefined || transaction === undefined) return null;
  const logs = Array.from(numberLogs(chainBlock.receipts)).filter((log) => log.transactionIndex === index);
  return {
    transactionHash: bytesToHex(transaction.hash()),
    transactionIndex: toQuantity(index),
    blockHash: chainBlock.hash,
    blockNumber: toQuantity(chainBlock.number),
    from: receipt.sender,
    to: transaction.to === undefined ? null : transaction.to.toString(),
    type: toQuantity(receipt.type),
    status: toQuantity(receipt.status),
    cumulativeGasUsed: toQuantity(receipt.cumulativeGasUsed),
    gasUsed: toQuantity(receipt.gasUsed),
    effectiveGasPrice: toQuantity(receipt.effectiveGasPrice),
    contractAddress: receipt.contractAddress,
    logsBloom: bytesToHex(bloomOf(receipt.logs)),
    logs: logs.map((log) => formatLog({ ...log, block: chainBlock })),
  };
}

function bloomOf(logs: readonly Log[]): Uint8Array {
  const bloom = new Bloom();
  for (const { address, topics } of logs) {
    bloom.add(address);
    for (const topic of topics) bloom.add(topic);
  }
  return bloom.bitvector;
}
