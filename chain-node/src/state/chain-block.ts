import { type Block, createBlockFromRLP } from '@ethereumjs/block';
import type { Common } from '@ethereumjs/common';
import { RLP } from '@ethereumjs/rlp';
import { bytesToHex } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { decodeReceipts, encodeReceipts, type Receipt } from '../execution/receipt.ts';

/** A committed block with what its transactions did. `receipts[i]` belongs to `block.transactions[i]`. */
export interface ChainBlock {
  readonly block: Block;
  readonly number: bigint;
  readonly hash: Hex;
  readonly receipts: readonly Receipt[];
}

export function createChainBlock(block: Block, receipts: readonly Receipt[]): ChainBlock {
  return { block, number: block.header.number, hash: bytesToHex(block.hash()), receipts };
}

export function encodeChainBlock({ block, receipts }: ChainBlock): Uint8Array {
  return RLP.encode([block.serialize(), encodeReceipts(receipts)]);
}

export function decodeChainBlock(bytes: Uint8Array, common: Common): ChainBlock {
  const [block, receipts] = RLP.decode(bytes) as [Uint8Array, Uint8Array];
  return createChainBlock(createBlockFromRLP(block, { common }), decodeReceipts(receipts));
}
