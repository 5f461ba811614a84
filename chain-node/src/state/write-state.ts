import { concatBytes, hexToBytes, unprefixedHexToBytes } from '@ethereumjs/util';
import type { Environment } from './environment.ts';
import type { StateUpdate } from './state-update.ts';

const SLOT_BYTES = 32;

/** Writes an update into flat tables and trie. Call it inside a write transaction: all of it holds or none. */
export function writeState(environment: Environment, update: StateUpdate): void {
  for (const [hash, node] of update.nodes) environment.trie.put(unprefixedHexToBytes(hash), node);
  for (const { hash, code } of update.diff.codes) environment.code.put(hash, code);
  for (const [address, leaf] of update.accounts) {
    const key = hexToBytes(address);
    if (leaf === null) environment.accounts.remove(key);
    else environment.accounts.put(key, leaf);
  }
  for (const { address, account, storageCleared, storage } of update.diff.accounts) {
    const owner = hexToBytes(address);
    if (account === null || storageCleared) removeSlots(environment, owner);
    for (const { slot, value } of storage) {
      const key = concatBytes(owner, hexToBytes(slot));
      if (value.length === 0) environment.storage.remove(key);
      else environment.storage.put(key, value);
    }
  }
}

function removeSlots(environment: Environment, owner: Uint8Array): void {
  const start = concatBytes(owner, new Uint8Array(SLOT_BYTES));
  const end = concatBytes(owner, new Uint8Array(SLOT_BYTES).fill(0xff), Uint8Array.of(0));
  for (const key of Array.from(environment.storage.getKeys({ start, end }))) environment.storage.remove(key);
}
