import { z } from 'zod';
import { formatBlock } from '../format/format-block.ts';
import { formatPendingBlock } from '../format/format-pending-block.ts';
import { formatReceipts } from '../format/format-receipt.ts';
import { toQuantity } from '../format/quantity.ts';
import { defineMethod } from '../method.ts';
import { findBlock } from '../resolve-block.ts';
import { blockNumberOrTag, hash, stateBlock } from '../schemas.ts';

const byNumber = z.tuple([blockNumberOrTag]);
const byHash = z.tuple([hash]);
const withFlag = z.boolean().optional();

/** Blocks and what is counted in them. */
export const blockMethods = [
  defineMethod('eth_blockNumber', z.tuple([]), ({ chain }) => toQuantity(chain.head.number)),
  defineMethod('eth_getBlockByNumber', z.tuple([blockNumberOrTag, withFlag]), (context, [wanted, full]) => {
    if (wanted === 'pending') return formatPendingBlock(context, full === true);
    const block = findBlock(context, wanted);
    return block === undefined ? null : formatBlock(block, full === true);
  }),
  defineMethod('eth_getBlockByHash', z.tuple([hash, withFlag]), ({ store }, [wanted, full]) => {
    const block = store.blockByHash(wanted);
    return block === undefined ? null : formatBlock(block, full === true);
  }),
  defineMethod('eth_getBlockTransactionCountByNumber', byNumber, (context, [wanted]) => {
    const block = findBlock(context, wanted);
    return block === undefined ? null : toQuantity(block.block.transactions.length);
  }),
  defineMethod('eth_getBlockTransactionCountByHash', byHash, ({ store }, [wanted]) => {
    const block = store.blockByHash(wanted);
    return block === undefined ? null : toQuantity(block.block.transactions.length);
  }),
  defineMethod('eth_getUncleCountByBlockNumber', byNumber, (context, [wanted]) =>
    findBlock(context, wanted) === undefined ? null : '0x0',
  ),
  defineMethod('eth_getUncleCountByBlockHash', byHash, ({ store }, [wanted]) =>
    store.blockByHash(wanted) === undefined ? null : '0x0',
  ),
  defineMethod('eth_getBlockReceipts', z.tuple([z.union([hash, stateBlock])]), (context, [wanted]) => {
    const reference = typeof wanted === 'object' && 'blockNumber' in wanted ? wanted.blockNumber : wanted;
    if (typeof reference === 'object') return receiptsOrNull(context.store.blockByHash(reference.blockHash));
    if (typeof reference === 'string' && reference.startsWith('0x')) {
      return receiptsOrNull(context.store.blockByHash(reference as `0x${string}`));
    }
    return receiptsOrNull(findBlock(context, reference as z.output<typeof blockNumberOrTag>));
  }),
];

function receiptsOrNull(block: Parameters<typeof formatReceipts>[0] | undefined) {
  return block === undefined ? null : formatReceipts(block);
}
