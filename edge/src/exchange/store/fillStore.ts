import { rows, type Sql } from './sql.ts';

export interface FillRow {
  trade_id: number;
  sequence: number;
  market: number;
  maker_order_id: number;
  taker_order_id: number;
  maker_account: number;
  taker_account: number;
  taker_side: 'buy' | 'sell';
  price_ticks: number;
  quantity_lots: number;
  maker_fee: string;
  taker_fee: string;
  time_ms: number;
}

/** A fill with where it was settled, if it was. */
export interface SettledFillRow extends FillRow {
  batch_id: number | null;
  tx_hash: `0x${string}` | null;
  block_number: number | null;
}

/** A fill that nobody has settled yet. */
export function unsettled(fill: FillRow): SettledFillRow {
  return { ...fill, batch_id: null, tx_hash: null, block_number: null };
}

export function insertFill(sql: Sql, fill: FillRow): void {
  sql.exec(
    'INSERT INTO fills VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    fill.trade_id,
    fill.sequence,
    fill.market,
    fill.maker_order_id,
    fill.taker_order_id,
    fill.maker_account,
    fill.taker_account,
    fill.taker_side,
    fill.price_ticks,
    fill.quantity_lots,
    fill.maker_fee,
    fill.taker_fee,
    fill.time_ms,
  );
}

// The batch of a fill is the first that ends at or after its command.
const WITH_BATCH = `SELECT fills.*, batches.batch_id, batches.tx_hash, batches.block_number FROM fills
  LEFT JOIN batches ON batches.status = 'settled' AND batches.last_sequence =
    (SELECT min(last_sequence) FROM batches WHERE last_sequence >= fills.sequence)`;

/** Newest first. */
export function recentFills(sql: Sql, market: number, before: number, limit: number): SettledFillRow[] {
  return rows(
    sql,
    `${WITH_BATCH} WHERE fills.market = ? AND fills.trade_id < ? ORDER BY fills.trade_id DESC LIMIT ?`,
    market,
    before,
    limit,
  );
}

/** Newest first; both sides of the account. */
export function fillsOf(sql: Sql, account: number, before: number, limit: number): SettledFillRow[] {
  return rows(
    sql,
    `${WITH_BATCH} WHERE fills.trade_id IN (
        SELECT trade_id FROM fills WHERE maker_account = ?1 AND trade_id < ?2
        UNION SELECT trade_id FROM fills WHERE taker_account = ?1 AND trade_id < ?2 ORDER BY trade_id DESC LIMIT ?3)
      ORDER BY fills.trade_id DESC`,
    account,
    before,
    limit,
  );
}

/** Oldest first, as they happened. */
export function fillsBetween(sql: Sql, firstSequence: number, lastSequence: number): SettledFillRow[] {
  return rows(
    sql,
    `${WITH_BATCH} WHERE fills.sequence BETWEEN ? AND ? ORDER BY fills.trade_id`,
    firstSequence,
    lastSequence,
  );
}

/** An account's fills after a sequence, oldest first; both sides. */
export function fillsAfter(sql: Sql, account: number, sequence: number, limit: number): SettledFillRow[] {
  return rows(
    sql,
    `${WITH_BATCH} WHERE fills.sequence > ?2 AND (fills.maker_account = ?1 OR fills.taker_account = ?1)
      ORDER BY fills.trade_id LIMIT ?3`,
    account,
    sequence,
    limit,
  );
}

/** An account's fills before a sequence, newest first; all fills for who takes the fees. */
export function fillsBefore(
  sql: Sql,
  account: number,
  takesFees: boolean,
  beforeSequence: number,
  limit: number,
): FillRow[] {
  return rows(
    sql,
    `SELECT * FROM fills WHERE (?1 OR maker_account = ?2 OR taker_account = ?2) AND sequence < ?3
      ORDER BY trade_id DESC LIMIT ?4`,
    takesFees ? 1 : 0,
    account,
    beforeSequence,
    limit,
  );
}

/** Milliseconds from match to settlement of the newest settled fills, ascending. */
export function settlementDelays(sql: Sql, fills: number): number[] {
  return rows<{ ms: number }>(
    sql,
    `SELECT batches.settled_at_ms - newest.time_ms AS ms FROM
      (SELECT sequence, time_ms FROM fills
        WHERE sequence <= (SELECT max(last_sequence) FROM batches WHERE status = 'settled') ORDER BY trade_id DESC LIMIT ?) AS newest
      JOIN batches ON batches.last_sequence = (SELECT min(last_sequence) FROM batches WHERE last_sequence >= newest.sequence)
      ORDER BY ms`,
    fills,
  ).map(({ ms }) => ms);
}

/** When the oldest fill was matched that is not settled yet. */
export function oldestUnsettledMs(sql: Sql): number | undefined {
  return rows<{ time_ms: number }>(
    sql,
    `SELECT time_ms FROM fills
      WHERE sequence > coalesce((SELECT max(last_sequence) FROM batches WHERE status = 'settled'), 0) ORDER BY trade_id LIMIT 1`,
  )[0]?.time_ms;
}
