import { numberToHex } from 'viem';
import { ASSETS } from '../markets/markets.ts';
import type { ChainEvent } from './chainEvents.ts';
import type { Engine } from './engine.ts';
import type { OrderDesk } from './orderDesk.ts';
import type { Sequencer } from './sequencer.ts';
import { noteAuthorized, revokeSession } from './sessions.ts';
import type { Accounts } from './store/accounts.ts';
import { firstRow, type Sql } from './store/sql.ts';
import { insertTransfer, type TransferKind } from './store/transferStore.ts';

type Hex = `0x${string}`;

type WithdrawalRequested = Extract<ChainEvent, { type: 'withdrawalRequested' }>;
type FundsEvent = Exclude<ChainEvent, { sessionKey: Hex }>;

type Appended = ReturnType<Sequencer['append']>;

interface Transfer {
  account: number;
  asset: number;
  kind: TransferKind;
  units: bigint;
  chainId: number;
}

/** Tells a refund's `ref` from a deposit's: the withdrawal's id with the highest bit set. */
const REFUND_REF = 1n << 255n;

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
    return firstRow<{ watched_block: number }>(this.#parts.sql, 'SELECT watched_block FROM chain')
      ?.watched_block;
  }

  /**
   * Applies the events of all blocks up to `block`, and remembers the block in the same transaction. An event that comes a
   * second time is recognised by its id.
   */
  apply(events: readonly ChainEvent[], block: number, nowMs: number): void {
    for (const event of events) {
      if (event.type === 'sessionAuthorized') noteAuthorized(this.#parts.sql, event);
      else if (event.type === 'sessionRevoked') this.#revoke(event.account, event.sessionKey, nowMs);
      else this.#applyFunds(event, nowMs);
      this.#parts.sequencer.sealIfFull(nowMs);
    }
    this.#parts.sql.exec('INSERT OR REPLACE INTO chain VALUES (1, ?)', block);
  }

  #applyFunds(event: FundsEvent, nowMs: number): void {
    if (event.type === 'withdrawalPaid') this.#refund(event, nowMs);
    else if (!ASSETS[event.asset]) return;
    else if (event.type === 'deposited') this.#deposit(event, nowMs);
    else this.#withdraw(event, nowMs);
  }

  #deposit(event: Extract<ChainEvent, { type: 'deposited' }>, nowMs: number): void {
    const { sql, accounts, sequencer } = this.#parts;
    if (firstRow(sql, 'SELECT 1 FROM deposits WHERE deposit_id = ?', event.depositId)) return;
    let account = accounts.indexOf(event.account);
    if (account === undefined) {
      account = accounts.count;
      const opened = sequencer.append({ op: 'openAccount', account, address: event.account }, null, nowMs);
      // A full engine keeps refusing; the funds stay the owner's on chain and leave by the forced exit.
      if (opened.events.some(({ type }) => type === 'rejected')) return;
      accounts.add(account, event.account);
    }
    const ref = numberToHex(event.depositId, { size: 32 });
    const { asset, amount } = event;
    const appended = sequencer.append({ op: 'deposit', account, asset, amount, ref }, null, nowMs);
    sql.exec('INSERT INTO deposits VALUES (?, ?)', event.depositId, appended.sequence);
    this.#noteTransfer(appended, {
      account,
      asset,
      kind: 'deposit',
      units: amount,
      chainId: event.depositId,
    });
    this.#parts.desk.noteBalance(account);
  }

  #withdraw(event: WithdrawalRequested, nowMs: number): void {
    const { sql, accounts, sequencer, engine, desk } = this.#parts;
    if (firstRow(sql, 'SELECT 1 FROM withdrawals WHERE withdrawal_id = ?', event.withdrawalId)) return;
    const account = accounts.indexOf(event.account);
    if (account === undefined) {
      this.#noteWithdrawal(event, null, null, 0n);
      return;
    }
    // Who asks for funds means them to leave, so resting orders give way to the request.
    if (engine.balance(account, event.asset).available < event.amount) desk.withdrawOrders(account, nowMs);
    const { available } = engine.balance(account, event.asset);
    // Less is there only where an earlier match, not settled yet, has spent it: the contract pays the same rest.
    let amount = event.amount;
    if (available < amount) amount = available;
    if (amount === 0n) {
      this.#noteWithdrawal(event, account, null, 0n);
      return;
    }
    const ref = numberToHex(event.withdrawalId, { size: 32 });
    const { asset, withdrawalId } = event;
    const appended = sequencer.append({ op: 'withdraw', account, asset, amount, ref }, null, nowMs);
    sequencer.noteWithdrawal();
    this.#noteWithdrawal(event, account, appended.sequence, amount);
    this.#noteTransfer(appended, {
      account,
      asset,
      kind: 'withdrawal',
      units: -amount,
      chainId: withdrawalId,
    });
  }

  #noteWithdrawal(
    event: WithdrawalRequested,
    account: number | null,
    sequence: number | null,
    debited: bigint,
  ): void {
    const { withdrawalId, asset } = event;
    this.#parts.sql.exec(
      'INSERT INTO withdrawals VALUES (?, ?, ?, ?, ?, NULL)',
      withdrawalId,
      account,
      asset,
      sequence,
      debited.toString(),
    );
    if (account !== null) this.#parts.desk.noteBalance(account);
  }

  /** The chain pays less than was debited where earlier fills had spent what was locked: the rest is the account's again. */
  #refund({ withdrawalId, amount }: Extract<ChainEvent, { type: 'withdrawalPaid' }>, nowMs: number): void {
    const { sql, sequencer, desk } = this.#parts;
    const kept = firstRow<{ account: number | null; asset: number; debited: string; paid: string | null }>(
      sql,
      'SELECT * FROM withdrawals WHERE withdrawal_id = ?',
      withdrawalId,
    );
    if (!kept || kept.paid !== null) return;
    sql.exec('UPDATE withdrawals SET paid = ? WHERE withdrawal_id = ?', amount.toString(), withdrawalId);
    const rest = BigInt(kept.debited) - amount;
    if (rest <= 0n || kept.account === null) return;
    const ref = numberToHex(REFUND_REF + BigInt(withdrawalId), { size: 32 });
    const { account, asset } = kept;
    const appended = sequencer.append({ op: 'deposit', account, asset, amount: rest, ref }, null, nowMs);
    this.#noteTransfer(appended, { account, asset, kind: 'refund', units: rest, chainId: withdrawalId });
    desk.noteBalance(account);
  }

  /** What the ledger shows; a transfer that the engine refused moved nothing. */
  #noteTransfer({ sequence, timeMs, events }: Appended, transfer: Transfer): void {
    if (events.some(({ type }) => type === 'rejected')) return;
    const { units, chainId, ...rest } = transfer;
    insertTransfer(this.#parts.sql, {
      ...rest,
      sequence,
      amount: units.toString(),
      chain_id: chainId,
      time_ms: timeMs,
    });
  }

  #revoke(account: Hex, sessionKey: Hex, nowMs: number): void {
    revokeSession(this.#parts.sql, account, sessionKey, 'chain');
    const index = this.#parts.accounts.indexOf(account);
    if (index !== undefined) this.#parts.desk.withdrawOrders(index, nowMs, sessionKey);
  }
}
