import { type LimitOrderOptions, OrderBook, Side } from 'nodejs-order-book';
import type { Command } from '../src/index.ts';
import type { PeerBook } from './PeerBook.ts';

// It matches the same orders, but knows neither accounts nor money. Its ids are texts, made before the clock runs.
export const peerBook: PeerBook = ({ preamble, measured }, part) => {
  const applied = measured.commands.slice(0, measured.commands.length / part).map(forPeer);
  const before = preamble.commands.map(forPeer);
  let book = new OrderBook();
  return {
    count: applied.length,
    prepare() {
      book = new OrderBook();
      for (const apply of before) apply(book);
    },
    run() {
      for (const apply of applied) apply(book);
    },
  };
};

function forPeer(command: Command): (book: OrderBook) => void {
  if (command.op === 'cancelOrder') {
    const id = String(command.orderId);
    return (book) => book.cancel(id);
  }
  if (command.op === 'replaceOrder') {
    const id = String(command.orderId);
    const { priceTicks: price } = command;
    return (book) => book.modify(id, { price });
  }
  if (command.op !== 'placeOrder') return () => {};
  const { sequence, quantityLots: size, priceTicks: price } = command;
  const side = command.side === 'buy' ? Side.BUY : Side.SELL;
  // The package does not export the enum that its options are typed with.
  const timeInForce = command.timeInForce as LimitOrderOptions['timeInForce'];
  const id = String(sequence);
  return (book) => book.limit({ id, side, size, price, timeInForce });
}
