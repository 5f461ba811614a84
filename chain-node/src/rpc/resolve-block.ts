import type { BlockEnvironment } from '../execution/executor.ts';
import type { ChainBlock } from '../state/chain-block.ts';
import type { StateView } from '../state/state-view.ts';
import type { NodeContext } from './node-context.ts';
import { RpcError } from './rpc-error.ts';
import type { BlockNumberOrTag, StateBlock } from './schemas.ts';

/** The block that a tag or number means, or `undefined`. Blocks are final at once, so all the "late" tags are the head. */
export function findBlock({ chain, store }: NodeContext, wanted: BlockNumberOrTag): ChainBlock | undefined {
  if (wanted === 'earliest') return store.block(0n);
  if (typeof wanted === 'string') return chain.head;
  return wanted === chain.head.number ? chain.head : store.block(wanted);
}

/** Number that a tag or number means, without asking whether that block exists. */
export function blockNumberOf({ chain }: NodeContext, wanted: BlockNumberOrTag): bigint {
  if (wanted === 'earliest') return 0n;
  return typeof wanted === 'string' ? chain.head.number : wanted;
}

/**
 * Runs `read` on the state after a block, with the environment that a call at that block sees. `pending` is the head's
 * state in the next block's environment.
 *
 * @throws {RpcError} if there is no such block
 */
export async function withState<Result>(
  context: NodeContext,
  wanted: StateBlock | undefined,
  read: (state: StateView, environment: BlockEnvironment, block: ChainBlock) => Promise<Result>,
): Promise<Result> {
  const { chain, store } = context;
  const tag =
    typeof wanted === 'object' && 'blockNumber' in wanted ? wanted.blockNumber : (wanted ?? 'latest');
  const block = typeof tag === 'object' ? store.blockByHash(tag.blockHash) : findBlock(context, tag);
  if (block === undefined) throw new RpcError('SERVER_ERROR', 'header not found');
  if (tag === 'pending')
    return store.readHead((state, head) => read(state, chain.nextEnvironment(context.now()), head));
  if (block.number === chain.head.number) {
    return store.readHead((state, head) => read(state, chain.environmentOf(head), head));
  }
  return read(store.stateAt(block.block.header.stateRoot), chain.environmentOf(block), block);
}
