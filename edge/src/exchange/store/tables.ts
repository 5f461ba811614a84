import type { Sql } from './sql.ts';

/**
 * The object's tables. The log is the truth; the others answer questions about it and change in the same transaction.
 * Amounts that may pass 2^53 are text. Addresses and digests are lower-case hex.
 */
const TABLES = [
  // One row for each group of commands that arrived together: one write, one fsync.
  `CREATE TABLE IF NOT EXISTS log (
    first_sequence INTEGER PRIMARY KEY, count INTEGER NOT NULL, records BLOB NOT NULL, signed TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS accounts (account INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE)`,
  `CREATE TABLE IF NOT EXISTS orders (
    order_id INTEGER PRIMARY KEY, account INTEGER NOT NULL, client_order_id TEXT NOT NULL, market INTEGER NOT NULL,
    side TEXT NOT NULL, type TEXT NOT NULL, time_in_force TEXT NOT NULL, price_ticks INTEGER NOT NULL,
    quantity_lots INTEGER NOT NULL, filled_lots INTEGER NOT NULL, status TEXT NOT NULL, cancel_reason TEXT,
    digest TEXT NOT NULL UNIQUE, signer TEXT NOT NULL, signature TEXT NOT NULL, max_fee_bps INTEGER NOT NULL,
    expiry INTEGER NOT NULL, ends_at INTEGER NOT NULL, time_ms INTEGER NOT NULL, result TEXT NOT NULL,
    UNIQUE (account, client_order_id))`,
  `CREATE INDEX IF NOT EXISTS orders_of_account ON orders (account, order_id)`,
  `CREATE INDEX IF NOT EXISTS open_orders ON orders (ends_at) WHERE status = 'open'`,
  `CREATE TABLE IF NOT EXISTS fills (
    trade_id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, market INTEGER NOT NULL,
    maker_order_id INTEGER NOT NULL, taker_order_id INTEGER NOT NULL,
    maker_account INTEGER NOT NULL, taker_account INTEGER NOT NULL, taker_side TEXT NOT NULL,
    price_ticks INTEGER NOT NULL, quantity_lots INTEGER NOT NULL, maker_fee TEXT NOT NULL, taker_fee TEXT NOT NULL,
    time_ms INTEGER NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS fills_of_maker ON fills (maker_account, trade_id)`,
  `CREATE INDEX IF NOT EXISTS fills_of_taker ON fills (taker_account, trade_id)`,
  `CREATE INDEX IF NOT EXISTS fills_by_sequence ON fills (sequence)`,
  `CREATE TABLE IF NOT EXISTS trade_candles (
    market INTEGER NOT NULL, interval_ms INTEGER NOT NULL, open_time_ms INTEGER NOT NULL, open_ticks INTEGER NOT NULL,
    high_ticks INTEGER NOT NULL, low_ticks INTEGER NOT NULL, close_ticks INTEGER NOT NULL, volume_lots INTEGER NOT NULL,
    tick_lots INTEGER NOT NULL, trades INTEGER NOT NULL, PRIMARY KEY (market, interval_ms, open_time_ms)) WITHOUT ROWID`,
  // A signed cancel works once; the row may go when the message has expired.
  `CREATE TABLE IF NOT EXISTS cancels (digest TEXT PRIMARY KEY, expiry INTEGER NOT NULL, result TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS sessions (
    account TEXT NOT NULL, session_key TEXT NOT NULL, read_expiry INTEGER NOT NULL, trade_expiry INTEGER NOT NULL,
    scopes INTEGER NOT NULL, source TEXT NOT NULL, on_chain INTEGER NOT NULL, revoked INTEGER NOT NULL,
    delegation TEXT, signature TEXT, PRIMARY KEY (account, session_key))`,
  // Where a session key may be used from, as a JSON list; no row is anywhere.
  `CREATE TABLE IF NOT EXISTS session_ips (
    account TEXT NOT NULL, session_key TEXT NOT NULL, allowed TEXT NOT NULL, PRIMARY KEY (account, session_key))`,
  `CREATE TABLE IF NOT EXISTS halts (scope TEXT PRIMARY KEY, engaged INTEGER NOT NULL, nonce TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS batches (
    first_sequence INTEGER PRIMARY KEY, last_sequence INTEGER NOT NULL UNIQUE, commands_root TEXT NOT NULL,
    state_root TEXT NOT NULL, fills INTEGER NOT NULL, withdrawals INTEGER NOT NULL, status TEXT NOT NULL,
    batch_id INTEGER, tx_hash TEXT, error TEXT, sealed_at_ms INTEGER NOT NULL, settled_at_ms INTEGER, block_number INTEGER,
    nonce INTEGER, attempts INTEGER NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS snapshots (
    sequence INTEGER NOT NULL, part INTEGER NOT NULL, state_hash TEXT NOT NULL, size_bytes INTEGER NOT NULL,
    time_ms INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (sequence, part))`,
  `CREATE TABLE IF NOT EXISTS deposits (deposit_id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL)`,
  // `debited` is what the engine gave up for it, `paid` what the chain then paid; the difference goes back, once.
  `CREATE TABLE IF NOT EXISTS withdrawals (
    withdrawal_id INTEGER PRIMARY KEY, account INTEGER, asset INTEGER NOT NULL, sequence INTEGER, debited TEXT NOT NULL,
    paid TEXT)`,
  `CREATE INDEX IF NOT EXISTS withdrawals_by_sequence ON withdrawals (sequence)`,
  `CREATE TABLE IF NOT EXISTS transfers (
    sequence INTEGER PRIMARY KEY, account INTEGER NOT NULL, asset INTEGER NOT NULL, kind TEXT NOT NULL, amount TEXT NOT NULL,
    chain_id INTEGER NOT NULL, time_ms INTEGER NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS transfers_of_account ON transfers (account, sequence)`,
  // Requests that named themselves, until their command is settled: logs tell of both under the same name.
  `CREATE TABLE IF NOT EXISTS traces (sequence INTEGER PRIMARY KEY, trace_id TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS chain (one INTEGER PRIMARY KEY CHECK (one = 1), watched_block INTEGER NOT NULL)`,
] as const;

export function createTables(sql: Sql): void {
  for (const table of TABLES) sql.exec(table);
}
