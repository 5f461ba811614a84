import { concatBytes, hexToBytes } from '@ethereumjs/util';
import type { Transaction } from 'lmdb';
import type { Hex } from 'viem';
import { type AccountRecord, decodeAccount } from './account-record.ts';
import type { Environment } from './environment.ts';
import type { StateView } from './state-view.ts';

const NOTHING = new Uint8Array(0);

/** State at the head, from the flat tables, frozen by one read transaction. */
export class FlatStateView implements StateView {
  readonly #environment: Environment;
  readonly #transaction: Transaction;

  constructor(environment: Environment, transaction: Transaction) {
    this.#environment = environment;
    this.#transaction = transaction;
  }

  account(address: Hex): AccountRecord | undefined {
    const bytes = this.#environment.accounts.get(hexToBytes(address), { transaction: this.#transaction });
    return bytes === undefined ? undefined : decodeAccount(bytes);
  }

  storage(address: Hex, slot: Hex): Uint8Array {
    const key = concatBytes(hexToBytes(address), hexToBytes(slot));
    return this.#environment.storage.get(key, { transaction: this.#transaction }) ?? NOTHING;
  }

  code(codeHash: Uint8Array): Uint8Array {
    return this.#environment.code.get(codeHash, { transaction: this.#transaction }) ?? NOTHING;
  }
}
