import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { json } from 'node:stream/consumers';
import { OrderBook, Side } from 'nodejs-order-book';

/**
 * What people write themselves: an order book from npm behind Node's HTTP server, each order on disk in SQLite before its
 * answer. No signatures, no balances, no idempotence. Argument: the database's file.
 */
const [, , file = ''] = process.argv;
const database = new DatabaseSync(file);
database.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE orders (id TEXT PRIMARY KEY, body TEXT)',
);
const insert = database.prepare('INSERT INTO orders VALUES (?, ?)');
const book = new OrderBook();

const server = createServer(async (request, response) => {
  const order = (await json(request)) as { clientOrderId: string; price: string; quantity: string };
  const { clientOrderId: id, price, quantity } = order;
  insert.run(id, JSON.stringify(order));
  const { done, err } = book.limit({ side: Side.BUY, id, size: Number(quantity), price: Number(price) });
  response.writeHead(err ? 400 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ id, filled: done.length }));
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
