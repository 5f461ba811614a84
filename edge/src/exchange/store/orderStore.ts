import { firstRow, rows, type Sql } from './sql.ts';

type Hex = `0x${string}`;

/** An order as it is kept, in ticks and lots. */
export interface OrderRow {
  order_id: number;
  account: number;
  client_order_id: string;
  market: number;
  side: 'buy' | 'sell';
  type: 'limit' | 'market';
  time_in_force: 'GTC' | 'IOC';
  price_ticks: number;
  quantity_lots: number;
  filled_lots: number;
  status: 'open' | 'filled' | 'canceled';
  cancel_reason: 'requested' | 'immediateOrCancel' | 'selfTrade' | null;
  digest: Hex;
  signer: Hex;
  signature: Hex;
  max_fee_bps: number;
  /** Unix seconds, as signed. */
  expiry: number;
  /** Unix seconds: the order's own expiry or its session key's, whichever comes first. */
  ends_at: number;
  time_ms: number;
  /** The answer its placement got, as JSON: the same for good. */
  result: string;
}

const COLUMNS = `order_id, account, client_order_id, market, side, type, time_in_force, price_ticks, quantity_lots, filled_lots,
  status, cancel_reason, digest, signer, signature, max_fee_bps, expiry, ends_at, time_ms, result`;

export function insertOrder(sql: Sql, order: OrderRow): void {
  sql.exec(
    `INSERT INTO orders (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    order.order_id,
    order.account,
    order.client_order_id,
    order.market,
    order.side,
    order.type,
    order.time_in_force,
    order.price_ticks,
    order.quantity_lots,
    order.filled_lots,
    order.status,
    order.cancel_reason,
    order.digest,
    order.signer,
    order.signature,
    order.max_fee_bps,
    order.expiry,
    order.ends_at,
    order.time_ms,
    order.result,
  );
}

export function updateOrder(
  sql: Sql,
  order: Pick<OrderRow, 'order_id' | 'filled_lots' | 'status' | 'cancel_reason'>,
): void {
  sql.exec(
    'UPDATE orders SET filled_lots = ?, status = ?, cancel_reason = ? WHERE order_id = ?',
    order.filled_lots,
    order.status,
    order.cancel_reason,
    order.order_id,
  );
}

export function findByClientOrderId(sql: Sql, account: number, clientOrderId: string): OrderRow | undefined {
  return firstRow<OrderRow>(
    sql,
    `SELECT ${COLUMNS} FROM orders WHERE account = ? AND client_order_id = ?`,
    account,
    clientOrderId,
  );
}

export function readOrder(sql: Sql, orderId: number): OrderRow | undefined {
  return firstRow<OrderRow>(sql, `SELECT ${COLUMNS} FROM orders WHERE order_id = ?`, orderId);
}

/** All resting orders, oldest first: what the book is made of. */
export function openOrders(sql: Sql): OrderRow[] {
  return rows<OrderRow>(sql, `SELECT ${COLUMNS} FROM orders WHERE status = 'open' ORDER BY order_id`);
}

export function expiredOrders(
  sql: Sql,
  nowSeconds: number,
  limit: number,
): { orderId: number; account: number }[] {
  return rows(
    sql,
    `SELECT order_id AS orderId, account FROM orders WHERE status = 'open' AND ends_at <= ? ORDER BY ends_at LIMIT ?`,
    nowSeconds,
    limit,
  );
}

/** Newest first. */
export function ordersOf(
  sql: Sql,
  account: number,
  openOnly: boolean,
  before: number,
  limit: number,
): OrderRow[] {
  return rows<OrderRow>(
    sql,
    `SELECT ${COLUMNS} FROM orders WHERE account = ? AND order_id < ? ${openOnly ? `AND status = 'open'` : ''}
      ORDER BY order_id DESC LIMIT ?`,
    account,
    before,
    limit,
  );
}

/** Orders placed after a sequence, oldest first. */
export function ordersAfter(sql: Sql, account: number, sequence: number, limit: number): OrderRow[] {
  return rows<OrderRow>(
    sql,
    `SELECT ${COLUMNS} FROM orders WHERE account = ? AND order_id > ? ORDER BY order_id LIMIT ?`,
    account,
    sequence,
    limit,
  );
}
