import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findShared } from '../../scripts/shared.ts';
import { loadExchange } from '../src/index.ts';
import { type MarketEvent, readMarketEvents, type Top } from './marketData.ts';
import { VenueBook } from './VenueBook.ts';

const FILES = ['spot-btcusdt_20240808.jsonl.gz', 'spot-ethusdt_20240808.jsonl.gz'];
const found = FILES.map((name) => findShared('market', name)).filter((path) => path !== undefined);
if (found.length < FILES.length)
  console.warn('SKIPPED: no real market data found; the books of a venue are not rebuilt.');

describe.skipIf(found.length < FILES.length)('a venue rebuilt from its depth and trades', () => {
  test.each(found)('has the top of the book that the venue told: %#', async (path) => {
    const book = new VenueBook(await loadExchange({ accounts: 4, orders: 65_536, levels: 65_536 }));
    const { compared, equal } = replay(book, readMarketEvents(readFileSync(path)));
    console.log(`${equal} of ${compared} tops of the book are equal`);
    expect(compared).toBeGreaterThan(1_000);
    expect(equal / compared).toBeGreaterThan(0.99);
  });
});

/**
 * The venue tells its top of the book whenever it changes, and its depth every 100 ms up to an update. So the top at that
 * update is the newest that was told up to it, once a later one has been seen.
 */
function replay(book: VenueBook, events: readonly MarketEvent[]): { compared: number; equal: number } {
  let updateId = Number.POSITIVE_INFINITY;
  let compared = 0;
  let equal = 0;
  const tops = events.filter((event) => event.type === 'top');
  let next = 0;
  for (const event of events) {
    if (event.type === 'book') {
      book.change(event.changes);
      updateId = event.updateId;
    } else if (event.type === 'trade' && updateId !== Number.POSITIVE_INFINITY) {
      book.trade(event.takerSide, event.priceTicks, event.lots);
    } else if (event.type === 'depth' && event.updateId > updateId) {
      book.change(event.changes);
      updateId = event.updateId;
      while ((tops[next]?.updateId ?? Number.POSITIVE_INFINITY) <= updateId) next++;
      const told = tops[next - 1];
      if (!told || !tops[next]) continue;
      compared++;
      if (isSame(told.top, book.top)) equal++;
    }
  }
  return { compared, equal };
}

function isSame(a: Top, b: Top): boolean {
  return a.bid === b.bid && a.ask === b.ask;
}
