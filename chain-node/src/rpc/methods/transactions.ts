import { hexToBytes } from '@ethereumjs/util';
import { z } from 'zod';
import { decodeTransaction, TransactionDecodeError } from '../../execution/decoded-transaction.ts';
import { MempoolError } from '../../mempool/mempool-error.ts';
import { formatIncluded } from '../format/format-block.ts';
import { formatReceipt } from '../format/format-receipt.ts';
import { formatTransaction } from '../format/format-transaction.ts';
import { toQuantity } from '../format/quantity.ts';
import { defineMethod } from '../method.ts';
import { findBlock } from '../resolve-block.ts';
import { RpcError } from '../rpc-error.ts';
import { blockNumberOrTag, bytes, hash, quantity } from '../schemas.ts';

const byHash = z.tuple([hash]);
/** Index in a block; larger than any block has. */
const index = quantity.transform((value) => Number(value < 1_000_000n ? value : 1_000_000n));

/** Single transactions, waiting or included. */
export const transactionMethods = [
  defineMethod(
    'eth_sendRawTransaction',
    z.tuple([bytes]),
    async ({ chain, store, mempool, common }, [raw]) => {
      try {
        const decoded = decodeTransaction(hexToBytes(raw), common);
        const account = await store.readHead(async (state) => state.account(decoded.sender));
        mempool.add(decoded, account, chain.head.block.header.gasLimit);
        return decoded.hash;
      } catch (error) {
        if (error instanceof TransactionDecodeError && error.code === 'MALFORMED') {
          throw new RpcError('INVALID_PARAMS', error.message, { cause: error });
        }
        if (error instanceof TransactionDecodeError || error instanceof MempoolError) {
          throw new RpcError('TRANSACTION_REJECTED', error.message, { cause: error });
        }
        throw error;
      }
    },
  ),
  defineMethod('eth_getTransactionByHash', byHash, ({ store, mempool }, [wanted]) => {
    const waiting = mempool.get(wanted);
    if (waiting !== undefined) return formatTransaction(waiting.transaction, waiting.sender);
    const position = store.transactionPosition(wanted);
    const block = position === undefined ? undefined : store.block(position.number);
    return position === undefined || block === undefined ? null : formatIncluded(block, position.index);
  }),
  defineMethod('eth_getTransactionReceipt', byHash, ({ chain, store }, [wanted]) => {
    const position = store.transactionPosition(wanted);
    // A block counts from the moment it is on disk, not from when its bytes are first visible.
    if (position === undefined || position.number > chain.head.number) return null;
    const block = store.block(position.number);
    return block === undefined ? null : formatReceipt(block, position.index);
  }),
  defineMethod(
    'eth_getTransactionByBlockNumberAndIndex',
    z.tuple([blockNumberOrTag, index]),
    (context, [at, position]) => {
      const block = findBlock(context, at);
      return block === undefined ? null : formatIncluded(block, position);
    },
  ),
  defineMethod(
    'eth_getTransactionByBlockHashAndIndex',
    z.tuple([hash, index]),
    ({ store }, [at, position]) => {
      const block = store.blockByHash(at);
      return block === undefined ? null : formatIncluded(block, position);
    },
  ),
  defineMethod('txpool_status', z.tuple([]), ({ mempool }) => {
    const { pending, queued } = mempool.content();
    return { pending: toQuantity(pending.length), queued: toQuantity(queued.length) };
  }),
];
