import { z } from 'zod';
import { nextBaseFee } from '../../chain/next-base-fee.ts';
import type { ChainBlock } from '../../state/chain-block.ts';
import { toQuantity } from '../format/quantity.ts';
import { defineMethod } from '../method.ts';
import { findBlock } from '../resolve-block.ts';
import { rewardsAt } from '../rewards.ts';
import { RpcError } from '../rpc-error.ts';
import { blockNumberOrTag, quantity } from '../schemas.ts';

/** Tip in wei per gas that gets a transaction in when nobody competes: blocks are rarely full here. */
const TIP_WEI = 1_000_000n;
const HISTORY_BLOCKS_MAX = 1_024n;
const PERCENTILES_MAX = 100;

const none = z.tuple([]);
const blockCount = z.union([z.number().int().nonnegative().transform(BigInt), quantity]);
const percentiles = z
  .array(z.number().min(0).max(100))
  .max(PERCENTILES_MAX)
  .refine((list) => list.every((value, index) => index === 0 || value >= (list[index - 1] ?? 0)), {
    message: 'percentiles must not fall',
  });

/** What gas costs and cost. */
export const feeMethods = [
  defineMethod('eth_gasPrice', none, ({ chain }) =>
    toQuantity(nextBaseFee(chain.head.block.header) + TIP_WEI),
  ),
  defineMethod('eth_maxPriorityFeePerGas', none, () => toQuantity(TIP_WEI)),
  defineMethod('eth_blobBaseFee', none, () => '0x1'),
  defineMethod(
    'eth_feeHistory',
    z.tuple([blockCount, blockNumberOrTag, percentiles.nullish()]),
    (context, [count, newest, wanted]) => {
      const last = findBlock(context, newest);
      if (last === undefined) throw new RpcError('SERVER_ERROR', 'request beyond head block');
      const available = last.number + 1n;
      const asked = count < HISTORY_BLOCKS_MAX ? count : HISTORY_BLOCKS_MAX;
      const blocks = blocksUpTo(
        context.store.block.bind(context.store),
        last,
        asked < available ? asked : available,
      );
      return formatHistory(blocks, wanted ?? undefined);
    },
  ),
];

function blocksUpTo(
  block: (number: bigint) => ChainBlock | undefined,
  last: ChainBlock,
  count: bigint,
): ChainBlock[] {
  const blocks: ChainBlock[] = [];
  for (let number = last.number - count + 1n; number <= last.number; number += 1n) {
    const found = block(number);
    if (found !== undefined) blocks.push(found);
  }
  return blocks;
}

function formatHistory(blocks: readonly ChainBlock[], percentilesWanted: readonly number[] | undefined) {
  const last = blocks.at(-1)?.block.header;
  const fees = blocks.map(({ block }) => block.header.baseFeePerGas ?? 0n);
  const reward = percentilesWanted?.length
    ? { reward: blocks.map((block) => rewardsAt(block, percentilesWanted).map(toQuantity)) }
    : {};
  return {
    oldestBlock: toQuantity(blocks[0]?.number ?? 0n),
    baseFeePerGas: last === undefined ? [] : [...fees, nextBaseFee(last)].map(toQuantity),
    gasUsedRatio: blocks.map(({ block: { header } }) => Number(header.gasUsed) / Number(header.gasLimit)),
    // No blobs here: their fee stays at its least.
    baseFeePerBlobGas: last === undefined ? [] : [...fees, 0n].map(() => '0x1'),
    blobGasUsedRatio: blocks.map(() => 0),
    ...reward,
  };
}
