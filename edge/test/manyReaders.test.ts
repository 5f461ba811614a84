import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyDelta, type BookState, bookFrom } from '../client/bookReader.ts';
import type { StreamMessage } from '../client/index.ts';
import { signTestOrder, startTestEdge, type TestEdge } from './startTestEdge.ts';

/** `FEED_READERS=1000` for the long run. */
const READERS = Number(process.env.FEED_READERS ?? 150);
const STALLED = 5;
const ORDERS = 40;

let test: TestEdge;
beforeAll(async () => {
  test = await startTestEdge({ requestWeightPerSecond: 1_000_000 });
});
afterAll(() => test.close());

it('every reader ends with the same book, whoever stands still beside it', async () => {
  const stalled = await Promise.all(Array.from({ length: STALLED }, openStalled));
  const readers = await Promise.all(Array.from({ length: READERS }, openReader));
  const entry = test.client.orderSocket();
  const bodies = await Promise.all(
    Array.from({ length: ORDERS }, (_, index) => signTestOrder({ price: `${8_000 + (index % 7)}` })),
  );
  const placed = await Promise.all(bodies.map((body) => entry.place(body)));
  const last = Math.max(...placed.map(({ order }) => order.orderId));
  const books = await Promise.all(readers.map(({ reaches }) => reaches(last)));
  const { bids, asks } = await test.client.book('BTC-USD');
  for (const book of books) expect({ bids: book.bids, asks: book.asks }).toEqual({ bids, asks });
  expect((await test.client.status()).load.streamReaders).toBe(READERS + STALLED);
  for (const { socket } of readers) socket.close();
  for (const socket of stalled) socket.destroy();
  entry.close();
}, 240_000);

/** A book reader that checks each delta. */
async function openReader() {
  const socket = new WebSocket(`${test.url.replace('http', 'ws')}/v1/stream`);
  let book: BookState | undefined;
  let wake = () => {};
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as StreamMessage;
    if (!('bids' in message)) return;
    const next = message.type === 'snapshot' ? bookFrom(message) : applyDelta(book as BookState, message);
    if (next === 'gap') throw new Error('a delta is missing');
    book = next;
    wake();
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ op: 'subscribe', channels: ['book.BTC-USD'] }));
  const reaches = async (sequence: number): Promise<BookState> => {
    while (!book || book.seq < sequence)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return book;
  };
  await reaches(0);
  return { socket, reaches };
}

/** A reader that subscribes and then takes nothing more off its connection. */
async function openStalled(): Promise<Socket> {
  const { hostname, port } = new URL(test.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(
    `GET /v1/stream HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );
  await once(socket, 'data');
  socket.pause();
  const text = Buffer.from(JSON.stringify({ op: 'subscribe', channels: ['book.BTC-USD'] }));
  // RFC 6455, 5.2: a final text frame with a mask, here of zeros.
  socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]));
  return socket;
}
