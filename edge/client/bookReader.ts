import { bookChecksum } from '../src/exchange/bookChecksum.ts';
import type { BookLevel } from '../src/exchange/schema.ts';
import type { BookDelta, BookSnapshot } from './streamMessages.ts';

/** A whole book at one sequence; both sides best first. */
export interface BookState {
  seq: number;
  bids: readonly BookLevel[];
  asks: readonly BookLevel[];
}

/**
 * Applies one delta to a book.
 * @returns the new book; the same book for a delta that is older; `gap` where commands are missing or the checksum
 * differs, and the reader has to subscribe anew.
 */
export function applyDelta(book: BookState, delta: BookDelta): BookState | 'gap' {
  if (delta.lastSeq <= book.seq) return book;
  if (delta.firstSeq > book.seq + 1) return 'gap';
  const bids = mergeSide(book.bids, delta.bids, (left, right) => right - left);
  const asks = mergeSide(book.asks, delta.asks, (left, right) => left - right);
  if (bookChecksum(bids, asks) !== delta.checksum) return 'gap';
  return { seq: delta.lastSeq, bids, asks };
}

export function bookFrom(snapshot: BookSnapshot): BookState {
  return { seq: snapshot.seq, bids: snapshot.bids, asks: snapshot.asks };
}

function mergeSide(
  side: readonly BookLevel[],
  changes: readonly BookLevel[],
  order: (left: number, right: number) => number,
): BookLevel[] {
  if (changes.length === 0) return side as BookLevel[];
  const levels = new Map(side);
  for (const [price, quantity] of changes) {
    if (quantity === '0') levels.delete(price);
    else levels.set(price, quantity);
  }
  // Prices stay far below 2^53 ticks, so comparing them as numbers is exact.
  return [...levels].sort(([left], [right]) => order(Number(left), Number(right)));
}
