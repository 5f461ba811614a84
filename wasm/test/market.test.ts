import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadExchange } from '../src/index.ts';
import { type MarketEvent, readMarketEvents, type Top } from './marketData.ts';
import { VenueBook } from './VenueBook.ts';

/** Raw streams of a venue that stand beside the project on developers' machines. */
const shared = process.env.QCA_SHARED ?? join(import.meta.dirname, '..', '..', '..', 'shared');
const files = ['spot-btcusdt_20240808.jsonl.gz', 'spot-ethusdt_20240808.jsonl.gz'];
const isThere = files.every((name) => existsSync(join(shared, 'market', name)));
if (!isThere) console.warn('SKIPPED: no real market data found (set QCA_SHARED to the folder that has it).');

describe.skipIf(!isThere)('a venue rebuilt from its depth and trades', () => {
  test.each(files)('has the top of the book that the venue told: %s', async (name) => {
    const book = new VenueBook(await loadExchange({ accounts: 4, orders: 65_536, levels: 65_536 }));
    const { compared, equal } = replay(book, readMarketEvents(readFileSync(join(shared, 'market', name))));
    console.log(`${name}: ${equal} of ${compared} tops of the book are equal`);
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
