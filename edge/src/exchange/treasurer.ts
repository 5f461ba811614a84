import { numberToHex } from 'viem';
import type { ChainEvent } from './chainEvents.ts';
import type { Engine } from './engine.ts';
import { ASSETS } from './markets.ts';
import type { OrderDesk } from './orderDesk.ts';
import type { Sequencer } from './sequencer.ts';
import { noteAuthorized, revokeSession } from './sessions.ts';
import type { Accounts } from './store/accounts.ts';
import { firstRow, type Sql } from './store/sql.ts';

type Hex = `0x${string}`;

export interface TreasurerParts {
  engine: Engine;
  sequencer: Sequencer;
  accounts: Accounts;
  desk: OrderDesk;
  sql: Sql;
}

/** Brings into the log what happened on chain: funds that came, funds that want to leave, keys that came and went. */
export class Treasurer {
  readonly #parts: TreasurerParts;

  constructor(parts: TreasurerParts) {
    this.#parts = parts;
  }

  /** The newest block whose events are in the log; undefined before the first. */
  get watchedBlock(): number | undefined {
    return firstRow<{ watched_block: number }>(this.#parts.sql, 'SELECT watched_block FROM chain')?.watched_block;
  }

  /**
   * Applies the events of all blocks up to `block`, and remembers the block in the same transaction. An event that comes a
   * second time is recognised by its id.
   * @returns accounts whose balances changed.
   */
  apply(events: readonly ChainEvent[], block: number, nowMs: number): Hex[] {
    const touched: Hex[] = [];
    for (const event of events) {
      if (event.type === 'sessionAuthorized') noteAuthorized(this.#parts.sql, event);
      else if (event.type === 'sessionRevoked') this.#revoke(event.account, event.sessionKey, nowMs);
      else if (this.#applyFunds(event, nowMs)) touched.push(event.account);
    }
    this.#parts.sql.exec('INSERT OR REPLACE INTO chain VALUES (1, ?)', block);
    return touched;
  }

  #applyFunds(event: Extract<ChainEvent, { amount: bigint }>, nowMs: number): boolean {
    if (!ASSETS[event.asset]) return false;
    const applied = event.type === 'deposited' ? this.#deposit(event, nowMs) : this.#withdraw(event, nowMs);
    this.#parts.sequencer.sealIfFull(nowMs);
    return applied;
  }

  #deposit(event: Extract<ChainEvent, { type: 'deposited' }>, nowMs: number): boolean {
    const { sql, accounts, sequencer } = this.#parts;
    if (firstRow(sql, 'SELECT 1 FROM deposits WHERE deposit_id = ?', event.depositId)) return false;
    let account = accounts.indexOf(event.account);
    if (account === undefined) {
      account = accounts.count;
      const opened = sequencer.append({ op: 'openAccount', account, address: event.account }, null, nowMs);
      // A full engine keeps refusing; the funds stay the owner's on chain and leave by the forced exit.
      if (opened.events.some(({ type }) => type === 'rejected')) return false;
      accounts.add(account, event.account);
    }
    const ref = numberToHex(event.depositId, { size: 32 });
    const { asset, amount } = event;
    const { sequence } = sequencer.append({ op: 'deposit', account, asset, amount, ref }, null, nowMs);
    sql.exec('INSERT INTO deposits VALUES (?, ?)', event.depositId, sequence);
    return true;
  }

  #withdraw(event: Extract<ChainEvent, { type: 'withdrawalRequested' }>, nowMs: number): boolean {
    const { sql, accounts, sequencer, engine, desk } = this.#parts;
    if (firstRow(sql, 'SELECT 1 FROM withdrawals WHERE withdrawal_id = ?', event.withdrawalId)) return false;
    const account = accounts.indexOf(event.account);
    if (account === undefined) {
      sql.exec('INSERT INTO withdrawals VALUES (?, NULL)', event.withdrawalId);
      return false;
    }
    // Who asks for funds means them to leave, so resting orders give way to the request.
    if (engine.balance(account, event.asset).available < event.amount) desk.withdrawOrders(account, nowMs);
    const { available } = engine.balance(account, event.asset);
    // Less is there only where an earlier match, not settled yet, has spent it: the contract pays the same rest.
    const amount = available < event.amount ? available : event.amount;
    if (amount === 0n) {
      sql.exec('INSERT INTO withdrawals VALUES (?, NULL)', event.withdrawalId);
      return false;
    }
    const ref = numberToHex(event.withdrawalId, { size: 32 });
    const { sequence } = sequencer.append({ op: 'withdraw', account, asset: event.asset, amount, ref }, null, nowMs);
    sql.exec('INSERT INTO withdrawals VALUES (?, ?)', event.withdrawalId, sequence);
    sequencer.noteWithdrawal();
    return true;
  }

  #revoke(account: Hex, sessionKey: Hex, nowMs: number): void {
    revokeSession(this.#parts.sql, account, sessionKey, 'chain');
    const index = this.#parts.accounts.indexOf(account);
    if (index !== undefined) this.#parts.desk.withdrawOrders(index, nowMs, sessionKey);
  }
}
