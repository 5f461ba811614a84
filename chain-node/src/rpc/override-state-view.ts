import { hexToBytes, KECCAK256_RLP, unpadBytes } from '@ethereumjs/util';
import { type Hex, keccak256 } from 'viem';
import { type AccountRecord, EMPTY_ACCOUNT } from '../state/account-record.ts';
import type { StateView } from '../state/state-view.ts';
import type { StateOverrides } from './schemas.ts';

/** A state with some accounts pretended to be otherwise, for one call. */
export class OverrideStateView implements StateView {
  readonly #below: StateView;
  readonly #overrides: ReadonlyMap<string, StateOverrides[string]>;

  constructor(below: StateView, overrides: StateOverrides) {
    this.#below = below;
    this.#overrides = new Map(
      Object.entries(overrides).map(([address, value]) => [address.toLowerCase(), value]),
    );
  }

  async account(address: Hex): Promise<AccountRecord | undefined> {
    const below = await this.#below.account(address);
    const override = this.#overrides.get(address);
    if (override === undefined) return below;
    const account = below ?? EMPTY_ACCOUNT;
    return {
      nonce: override.nonce ?? account.nonce,
      balance: override.balance ?? account.balance,
      codeHash: override.code === undefined ? account.codeHash : hexToBytes(keccak256(override.code)),
      storageRoot: override.state === undefined ? account.storageRoot : KECCAK256_RLP,
    };
  }

  async storage(address: Hex, slot: Hex): Promise<Uint8Array> {
    const override = this.#overrides.get(address);
    const value = override?.state?.get(slot) ?? override?.stateDiff?.get(slot);
    if (value !== undefined) return unpadBytes(hexToBytes(value));
    return override?.state === undefined ? this.#below.storage(address, slot) : new Uint8Array(0);
  }

  async code(codeHash: Uint8Array): Promise<Uint8Array> {
    for (const { code } of this.#overrides.values()) {
      if (code !== undefined && keccak256(code) === `0x${Buffer.from(codeHash).toString('hex')}`) {
        return hexToBytes(code);
      }
    }
    return this.#below.code(codeHash);
  }
}
