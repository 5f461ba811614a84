import { bytesToHex } from '@ethereumjs/util';
import { expect } from 'vitest';
import type { ChainStore } from '../../src/state/chain-store.ts';
import { findLogs, matchingLogs } from '../../src/state/log-index.ts';
import { rebuildStateRoot } from './rebuild-state-root.ts';

/** Checks that blocks, indices, flat state and trie on disk are whole and belong together. Returns the head's number. */
export async function checkChain(store: ChainStore): Promise<bigint> {
  const head = store.headNumber();
  if (head === undefined) throw new Error('there is no head');
  expect(store.environment.blocks.getCount()).toBe(Number(head) + 1);
  let parentHash: string | undefined;
  let transactions = 0;
  const everything = { addresses: [], topics: [] };
  for (let number = 0n; number <= head; number += 1n) {
    const block = store.block(number);
    if (block === undefined) throw new Error(`block ${number} is missing`);
    if (parentHash !== undefined) expect(bytesToHex(block.block.header.parentHash)).toBe(parentHash);
    parentHash = block.hash;
    expect(store.blockByHash(block.hash)?.number).toBe(number);
    expect(block.receipts).toHaveLength(block.block.transactions.length);
    for (const [index, transaction] of block.block.transactions.entries()) {
      expect(store.transactionPosition(bytesToHex(transaction.hash()))).toEqual({ number, index });
      transactions += 1;
    }
    for (const { log } of matchingLogs(block, everything)) {
      const found = findLogs(store, { addresses: [bytesToHex(log.address)], topics: [] }, number, number);
      expect(found.map((located) => located.log)).toContainEqual(log);
    }
  }
  expect(store.environment.transactions.getCount()).toBe(transactions);
  const stateRoot = store.block(head)?.block.header.stateRoot ?? new Uint8Array();
  expect(await rebuildStateRoot(store.environment)).toBe(bytesToHex(stateRoot));
  // And the trie is complete: the same account is found from the root down.
  const [first] = store.environment.accounts.getKeys({ limit: 1 });
  if (first !== undefined) expect(await store.stateAt(stateRoot).account(bytesToHex(first))).toBeDefined();
  return head;
}
