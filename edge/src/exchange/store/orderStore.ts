import { firstRow, rows, type Sql } from './sql.ts';
import { listColumns, writeMany } from './writeMany.ts';

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

const INSERT = `INSERT INTO orders (${COLUMNS}) SELECT ${listColumns(20)} FROM json_each(?)`;
const UPDATE = `UPDATE orders SET filled_lots = value->>1, status = value->>2, cancel_reason = value->>3
  FROM json_each(?) WHERE orders.order_id = value->>0`;
// From the list to the table's index: SQLite would otherwise look at each order there is.
const FIND = `SELECT orders.* FROM json_each(?) AS wanted CROSS JOIN orders
  ON orders.account = wanted.value->>0 AND orders.client_order_id = wanted.value->>1`;

/** An account's name for an order. */
export interface OrderName {
  account: number;
  clientOrderId: string;
}

/**
 * Orders of the group that is being written. They are found here before they are in their table, and all of them go there in
 * one statement. Rows are the caller's own objects: what changes until `flush` is written with them.
 */
export class OrderWriter {
  readonly #sql: Sql;
  readonly #named = new Map<string, OrderRow | null>();
  readonly #inserted = new Map<number, OrderRow>();
  readonly #updated = new Map<number, OrderRow>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Looks up what the group is about to ask for, all at once. */
  prepare(names: readonly OrderName[]): void {
    for (const name of names) this.#named.set(keyOf(name), null);
    const wanted = names.map(({ account, clientOrderId }) => [account, clientOrderId]);
    for (const order of rows<OrderRow>(this.#sql, FIND, JSON.stringify(wanted)))
      this.#named.set(keyOf({ account: order.account, clientOrderId: order.client_order_id }), order);
  }

  find(name: OrderName): OrderRow | undefined {
    const prepared = this.#named.get(keyOf(name));
    if (prepared !== undefined) return prepared ?? undefined;
    return findOrder(this.#sql, name);
  }

  insert(order: OrderRow): void {
    this.#named.set(keyOf({ account: order.account, clientOrderId: order.client_order_id }), order);
    this.#inserted.set(order.order_id, order);
  }

  /** An order has changed; `order` is the object that was inserted, or one that was read. */
  update(order: OrderRow): void {
    if (!this.#inserted.has(order.order_id)) this.#updated.set(order.order_id, order);
  }

  /** Writes all of it. Belongs into the transaction that holds their commands. */
  flush(): void {
    writeMany(this.#sql, INSERT, [...this.#inserted.values()].map(valuesOf));
    const changes = [...this.#updated.values()];
    writeMany(
      this.#sql,
      UPDATE,
      changes.map((order) => [order.order_id, order.filled_lots, order.status, order.cancel_reason]),
    );
    this.#named.clear();
    this.#inserted.clear();
    this.#updated.clear();
  }
}

/** An order that has been written. */
export function findOrder(sql: Sql, { account, clientOrderId }: OrderName): OrderRow | undefined {
  return firstRow<OrderRow>(sql, FIND, JSON.stringify([[account, clientOrderId]]));
}

function keyOf({ account, clientOrderId }: OrderName): string {
  return `${account}.${clientOrderId}`;
}

function valuesOf(order: OrderRow): unknown[] {
  return [
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
  ];
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
