import { bytesToHex } from '@ethereumjs/util';
import type { LocatedLog } from '../../state/log-index.ts';
import { toQuantity } from './quantity.ts';

export function formatLog({ log, block, transactionIndex, logIndex }: LocatedLog) {
  return {
    address: bytesToHex(log.address),
    topics: log.topics.map((topic) => bytesToHex(topic)),
    data: bytesToHex(log.data),
    blockNumber: toQuantity(block.number),
    blockHash: block.hash,
    blockTimestamp: toQuantity(block.block.header.timestamp),
    transactionHash: transactionHash(block, transactionIndex),
    transactionIndex: toQuantity(transactionIndex),
    logIndex: toQuantity(logIndex),
    removed: false,
  };
}

function transactionHash({ block }: LocatedLog['block'], index: number) {
  const transaction = block.transactions[index];
  return transaction === undefined ? null : bytesToHex(transaction.hash());
}
