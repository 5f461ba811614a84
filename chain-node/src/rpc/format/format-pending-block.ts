import type { NodeContext } from '../node-context.ts';
import { formatBlock } from './format-block.ts';
import { formatTransaction } from './format-transaction.ts';
import { toQuantity } from './quantity.ts';

/** Transactions shown in a pending block. */
const PENDING_MAX = 3_000;

/**
 * The next block as far as it is known: its number, time and fee, and what waits for it. It was not executed, so what
 * depends on execution is the head's or `null`.
 */
export function formatPendingBlock({ chain, mempool, now }: NodeContext, withTransactions: boolean) {
  const { number, timestamp, baseFeePerGas, coinbase } = chain.nextEnvironment(now());
  const waiting = mempool.select(baseFeePerGas, PENDING_MAX);
  return {
    ...formatBlock({ ...chain.head, receipts: [] }, false),
    number: toQuantity(number),
    hash: null,
    nonce: null,
    logsBloom: null,
    miner: coinbase,
    parentHash: chain.head.hash,
    timestamp: toQuantity(timestamp),
    baseFeePerGas: toQuantity(baseFeePerGas),
    gasUsed: '0x0',
    transactions: waiting.map(({ transaction, hash, sender }, transactionIndex) =>
      withTransactions
        ? formatTransaction(transaction, sender, {
            blockHash: null,
            blockNumber: number,
            transactionIndex,
            baseFeePerGas,
          })
        : hash,
    ),
  };
}
