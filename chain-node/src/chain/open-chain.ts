import { createBlock } from '@ethereumjs/block';
import type { Common } from '@ethereumjs/common';
import { KECCAK256_NULL, KECCAK256_RLP } from '@ethereumjs/util';
import type { Hex } from 'viem';
import type { Executor } from '../execution/executor.ts';
import type { Genesis } from '../genesis/genesis.ts';
import { type ChainBlock, createChainBlock } from '../state/chain-block.ts';
import { type ChainStore, ChainStoreError } from '../state/chain-store.ts';
import { computeStateUpdate, type StateUpdate } from '../state/state-update.ts';
import { Chain } from './chain.ts';

/**
 * Opens the chain in `store`, writing block 0 first if it is empty.
 *
 * @throws {ChainStoreError} if the store holds a chain with another genesis, or lacks its own head
 */
export async function openChain(
  store: ChainStore,
  executor: Executor,
  common: Common,
  genesis: Genesis,
  coinbase: Hex,
): Promise<Chain> {
  const { block, update } = await genesisBlock(store, common, genesis);
  const headNumber = store.headNumber();
  if (headNumber === undefined) await store.commit(block, update);
  const stored = store.block(0n);
  if (stored?.hash !== block.hash) {
    throw new ChainStoreError(
      'WRONG_GENESIS',
      `the data folder holds a chain that began with ${stored?.hash}`,
    );
  }
  const head = store.block(headNumber ?? 0n);
  if (head === undefined)
    throw new ChainStoreError('MISSING_BLOCK', `block ${headNumber} is missing on disk`);
  return new Chain({ store, executor, common, coinbase }, head);
}

async function genesisBlock(
  store: ChainStore,
  common: Common,
  { balances, timestamp, gasLimit, baseFeePerGas }: Genesis,
): Promise<{ block: ChainBlock; update: StateUpdate }> {
  const nothing = {
    account: () => undefined,
    storage: () => new Uint8Array(0),
    code: () => new Uint8Array(0),
  };
  const accounts = Array.from(balances, ([address, balance]) => ({
    address: address.toLowerCase() as Hex,
    account: { nonce: 0n, balance, codeHash: KECCAK256_NULL },
    storageCleared: false,
    storage: [],
  })).sort((a, b) => (a.address < b.address ? -1 : 1));
  const update = await computeStateUpdate(store.environment, nothing, KECCAK256_RLP, { accounts, codes: [] });
  const header = { number: 0n, timestamp, gasLimit, baseFeePerGas, stateRoot: update.stateRoot };
  return { block: createChainBlock(createBlock({ header }, { common }), []), update };
}
