import type { AccountFields, StateManagerInterface } from '@ethereumjs/common';
import { OriginalStorageCache } from '@ethereumjs/statemanager';
import {
  Account,
  type Address,
  bytesToHex,
  createAccount,
  equalsBytes,
  hexToBytes,
  KECCAK256_NULL,
  KECCAK256_RLP,
  unpadBytes,
} from '@ethereumjs/util';
import { type Hex, keccak256 } from 'viem';
import { NodeError } from '../errors/node-error.ts';
import { type AccountRecord, EMPTY_ACCOUNT } from '../state/account-record.ts';
import type { AccountChange, StateDiff } from '../state/state-diff.ts';
import type { StateView } from '../state/state-view.ts';
import { UndoMap } from './undo-map.ts';

const NOTHING = new Uint8Array(0);

/** `storageVersion` counts how often the account's storage was dropped: slots of an older version are gone. */
interface StorageSlot {
  readonly address: Hex;
  readonly slot: Hex;
  readonly version: number;
  readonly value: Uint8Array;
}

/**
 * The state manager that ethereumjs executes on: a {@link StateView} below, changes in memory above, and at the end
 * one sorted {@link StateDiff}. There is no trie in it; the block's root is computed once, from the diff.
 */
export class JournaledState implements StateManagerInterface {
  readonly originalStorageCache = new OriginalStorageCache((address, key) => this.getStorage(address, key));
  readonly #view: StateView;
  readonly #accounts = new UndoMap<Hex, AccountRecord | null>();
  readonly #storage = new UndoMap<string, StorageSlot>();
  readonly #storageVersions = new UndoMap<Hex, number>();
  readonly #codes = new Map<Hex, Uint8Array>();
  /** What the view said: read once, compared against at the end. */
  readonly #readAccounts = new Map<Hex, AccountRecord | null>();
  readonly #readStorage = new Map<string, Uint8Array>();

  constructor(view: StateView) {
    this.#view = view;
  }

  async getAccount(address: Address): Promise<Account | undefined> {
    const record = await this.#account(address.toString());
    // A fresh object each time: the EVM changes what it gets before it decides to put it back.
    return record === null ? undefined : createAccount(record);
  }

  async putAccount(address: Address, account?: Account): Promise<void> {
    if (account === undefined) return this.deleteAccount(address);
    const { nonce, balance, codeHash, storageRoot } = account;
    this.#accounts.set(address.toString(), { nonce, balance, codeHash, storageRoot });
  }

  async deleteAccount(address: Address): Promise<void> {
    this.#accounts.set(address.toString(), null);
    await this.clearStorage(address);
  }

  async modifyAccountFields(address: Address, fields: AccountFields): Promise<void> {
    const account = (await this.getAccount(address)) ?? new Account();
    account.nonce = fields.nonce ?? account.nonce;
    account.balance = fields.balance ?? account.balance;
    account.storageRoot = fields.storageRoot ?? account.storageRoot;
    account.codeHash = fields.codeHash ?? account.codeHash;
    await this.putAccount(address, account);
  }

  async putCode(address: Address, code: Uint8Array): Promise<void> {
    const hash = keccak256(code);
    this.#codes.set(hash, code);
    await this.modifyAccountFields(address, { codeHash: hexToBytes(hash) });
  }

  async getCode(address: Address): Promise<Uint8Array> {
    const record = await this.#account(address.toString());
    if (record === null || equalsBytes(record.codeHash, KECCAK256_NULL)) return NOTHING;
    return this.#codes.get(bytesToHex(record.codeHash)) ?? this.#view.code(record.codeHash);
  }

  async getCodeSize(address: Address): Promise<number> {
    return (await this.getCode(address)).length;
  }

  async getStorage(address: Address, key: Uint8Array): Promise<Uint8Array> {
    const owner = address.toString();
    const slot = bytesToHex(key);
    const version = this.#storageVersions.get(owner) ?? 0;
    const written = this.#storage.get(owner + slot);
    if (written !== undefined && written.version === version) return written.value;
    return version > 0 ? NOTHING : this.#storedValue(owner, slot);
  }

  async putStorage(address: Address, key: Uint8Array, value: Uint8Array): Promise<void> {
    const owner = address.toString();
    const slot = bytesToHex(key);
    const version = this.#storageVersions.get(owner) ?? 0;
    this.#storage.set(owner + slot, { address: owner, slot, version, value: unpadBytes(value) });
  }

  async clearStorage(address: Address): Promise<void> {
    const owner = address.toString();
    this.#storageVersions.set(owner, (this.#storageVersions.get(owner) ?? 0) + 1);
  }

  async checkpoint(): Promise<void> {
    for (const map of [this.#accounts, this.#storage, this.#storageVersions]) map.checkpoint();
  }

  async commit(): Promise<void> {
    for (const map of [this.#accounts, this.#storage, this.#storageVersions]) map.commit();
  }

  async revert(): Promise<void> {
    for (const map of [this.#accounts, this.#storage, this.#storageVersions]) map.revert();
  }

  clearCaches(): void {}

  shallowCopy(): JournaledState {
    return new JournaledState(this.#view);
  }

  getStateRoot(): Promise<Uint8Array> {
    throw new NodeError('NO_STATE_ROOT', 'the root is computed from the diff, not during execution');
  }

  setStateRoot(): Promise<void> {
    throw new NodeError('NO_STATE_ROOT', 'the state below is fixed when the manager is made');
  }

  hasStateRoot(): Promise<boolean> {
    throw new NodeError('NO_STATE_ROOT', 'the state below is fixed when the manager is made');
  }

  /** What changed against the view, sorted; nothing that ended up as it was. */
  async diff(): Promise<StateDiff> {
    const storageByOwner = await this.#changedStorage();
    const owners = new Set<Hex>(storageByOwner.keys());
    for (const [address] of this.#accounts.entries()) owners.add(address);
    const accounts: AccountChange[] = [];
    for (const address of [...owners].sort()) {
      const change = await this.#accountChange(address, storageByOwner.get(address) ?? []);
      if (change !== undefined) accounts.push(change);
    }
    return { accounts, codes: await this.#newCodes(accounts) };
  }

  async #account(address: Hex): Promise<AccountRecord | null> {
    const changed = this.#accounts.get(address);
    return changed === undefined ? this.#stored(address) : changed;
  }

  async #stored(address: Hex): Promise<AccountRecord | null> {
    const known = this.#readAccounts.get(address);
    if (known !== undefined) return known;
    const record = (await this.#view.account(address)) ?? null;
    this.#readAccounts.set(address, record);
    return record;
  }

  async #storedValue(owner: Hex, slot: Hex): Promise<Uint8Array> {
    const known = this.#readStorage.get(owner + slot);
    if (known !== undefined) return known;
    const value = await this.#view.storage(owner, slot);
    this.#readStorage.set(owner + slot, value);
    return value;
  }

  async #isCleared(owner: Hex): Promise<boolean> {
    if ((this.#storageVersions.get(owner) ?? 0) === 0) return false;
    const before = (await this.#stored(owner)) ?? EMPTY_ACCOUNT;
    return !equalsBytes(before.storageRoot, KECCAK256_RLP);
  }

  async #changedStorage(): Promise<Map<Hex, { slot: Hex; value: Uint8Array }[]>> {
    const byOwner = new Map<Hex, { slot: Hex; value: Uint8Array }[]>();
    for (const [, { address, slot, version, value }] of this.#storage.entries()) {
      if (version !== (this.#storageVersions.get(address) ?? 0)) continue;
      const before = (await this.#isCleared(address)) ? NOTHING : await this.#storedValue(address, slot);
      if (equalsBytes(before, value)) continue;
      const changes = byOwner.get(address) ?? [];
      changes.push({ slot, value });
      byOwner.set(address, changes);
    }
    for (const changes of byOwner.values()) changes.sort((a, b) => (a.slot < b.slot ? -1 : 1));
    return byOwner;
  }

  async #accountChange(
    address: Hex,
    storage: readonly { slot: Hex; value: Uint8Array }[],
  ): Promise<AccountChange | undefined> {
    const before = await this.#stored(address);
    const after = await this.#account(address);
    const storageCleared = await this.#isCleared(address);
    if (after === null) {
      return before === null ? undefined : { address, account: null, storageCleared, storage: [] };
    }
    const same =
      before !== null &&
      before.nonce === after.nonce &&
      before.balance === after.balance &&
      equalsBytes(before.codeHash, after.codeHash);
    if (same && storage.length === 0 && !storageCleared) return undefined;
    const { nonce, balance, codeHash } = after;
    return { address, account: { nonce, balance, codeHash }, storageCleared, storage };
  }

  async #newCodes(changes: readonly AccountChange[]): Promise<StateDiff['codes']> {
    const codes = new Map<Hex, StateDiff['codes'][number]>();
    for (const { account } of changes) {
      if (account === null) continue;
      const hex = bytesToHex(account.codeHash);
      const code = this.#codes.get(hex);
      if (code !== undefined && code.length > 0) codes.set(hex, { hash: account.codeHash, code });
    }
    return [...codes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, code]) => code);
  }
}
