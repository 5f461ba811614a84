// Accounts, numbered from 0 in the order they were opened, and the index from address to account.
import { allocate } from '../memory/arena';
import {
  ACCOUNT_ADDRESS,
  ACCOUNT_BYTES,
  ADDRESS_BYTES,
  BALANCE_AVAILABLE,
  BALANCE_BYTES,
  BALANCE_RESERVED,
} from './layout';
import { touchAccount } from './touched';

const NOT_FOUND: u32 = 0xffffffff;

let accounts: usize = 0;
let stride: usize = 0;
let accountLimit: u32 = 0;
let assetLimit: u32 = 0;
let count: u32 = 0;
// Open addressing with linear probing; a slot holds account + 1. At most half full. Nothing is ever deleted.
let slots: usize = 0;
let slotMask: u32 = 0;
// All that was deposited less all that was withdrawn, per asset. It fits i64, hence so does every balance and every sum.
let supplies: usize = 0;

export function createAccounts(limit: u32, assets: u32): bool {
  accountLimit = limit;
  assetLimit = assets;
  stride = ACCOUNT_BYTES + <usize>assets * BALANCE_BYTES;
  slotMask = <u32>((1 << (33 - clz(limit))) - 1);
  accounts = allocate(<usize>limit * stride);
  slots = allocate((<usize>slotMask + 1) << 2);
  supplies = allocate((<usize>assets) << 3);
  return accounts !== 0 && slots !== 0 && supplies !== 0;
}

export function clearAccounts(): void {
  memory.fill(accounts, 0, <usize>count * stride);
  memory.fill(slots, 0, (<usize>slotMask + 1) << 2);
  memory.fill(supplies, 0, (<usize>assetLimit) << 3);
  count = 0;
}

export function accountCount(): u32 {
  return count;
}

export function accountsAreFull(): bool {
  return count === accountLimit;
}

export function assetCount(): u32 {
  return assetLimit;
}

export function accountAt(account: u32): usize {
  return accounts + <usize>account * stride;
}

export function balanceAt(account: u32, asset: u32): usize {
  return accountAt(account) + ACCOUNT_BYTES + <usize>asset * BALANCE_BYTES;
}

export function availableOf(account: u32, asset: u32): i64 {
  return load<i64>(balanceAt(account, asset), BALANCE_AVAILABLE);
}

export function supplyAt(asset: u32): usize {
  return supplies + ((<usize>asset) << 3);
}

/** The account of the 20 bytes at `address`, or 2^32 − 1. */
export function findAccount(address: usize): u32 {
  const entry = load<u32>(slotOf(address));
  return entry === 0 ? NOT_FOUND : entry - 1;
}

export function isOpen(address: usize): bool {
  return load<u32>(slotOf(address)) !== 0;
}

/** Opens the next account. The address must be new and the accounts not full. */
export function addAccount(address: usize): u32 {
  const account = count++;
  memory.copy(accountAt(account) + ACCOUNT_ADDRESS, address, ADDRESS_BYTES);
  store<u32>(slotOf(address), account + 1);
  touchAccount(account);
  return account;
}

export function addAvailable(account: u32, asset: u32, amount: i64): void {
  const balance = balanceAt(account, asset);
  store<i64>(balance, load<i64>(balance, BALANCE_AVAILABLE) + amount, BALANCE_AVAILABLE);
  touchAccount(account);
}

export function addReserved(account: u32, asset: u32, amount: i64): void {
  const balance = balanceAt(account, asset);
  store<i64>(balance, load<i64>(balance, BALANCE_RESERVED) + amount, BALANCE_RESERVED);
  touchAccount(account);
}

/** Moves `amount` from reserved back to available; a negative amount the other way. */
export function release(account: u32, asset: u32, amount: i64): void {
  const balance = balanceAt(account, asset);
  store<i64>(balance, load<i64>(balance, BALANCE_RESERVED) - amount, BALANCE_RESERVED);
  store<i64>(balance, load<i64>(balance, BALANCE_AVAILABLE) + amount, BALANCE_AVAILABLE);
  touchAccount(account);
}

// The slot that holds the address, or the empty one where it would go.
function slotOf(address: usize): usize {
  let slot = hashOf(address) & slotMask;
  let at = slots + ((<usize>slot) << 2);
  while (load<u32>(at) !== 0 && !hasAddress(load<u32>(at) - 1, address)) {
    slot = (slot + 1) & slotMask;
    at = slots + ((<usize>slot) << 2);
  }
  return at;
}

function hasAddress(account: u32, address: usize): bool {
  return memory.compare(accountAt(account) + ACCOUNT_ADDRESS, address, ADDRESS_BYTES) === 0;
}

function hashOf(address: usize): u32 {
  const mixed =
    (load<u64>(address) ^ rotl(load<u64>(address, 8), 32) ^ <u64>load<u32>(address, 16)) * 0x9e3779b97f4a7c15;
  return <u32>(mixed >> 32);
}
