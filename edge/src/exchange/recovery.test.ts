import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, type BookState, bookFrom } from '../../client/bookReader.ts';
import type { BookSnapshot } from '../../client/streamMessages.ts';
import { ALICE, BOB, CAROL, CoreHarness } from '../../test/coreHarness.ts';
import { EdgeError } from '../http/edgeError.ts';
import { FeedMessages } from './feedMessages.ts';
import { StateMismatch } from './sequencer.ts';
import { lastLoggedSequence, readLog } from './store/commandLog.ts';
import { listSnapshots } from './store/snapshotStore.ts';
import { loadEngine } from './wasmEngine.ts';

const PEOPLE = [ALICE, BOB, CAROL];
const person = fc.integer({ min: 0, max: 2 });
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('place' as const),
      who: person,
      side: fc.constantFrom('buy' as const, 'sell' as const),
      price: fc.integer({ min: 995, max: 1_005 }),
      lots: fc.integer({ min: 900, max: 60_000 }),
      kind: fc.constantFrom('GTC' as const, 'IOC' as const, 'market' as const, 'short' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), who: person, which: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancelAll' as const), who: person }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('deposit' as const),
      who: person,
      amount: fc.integer({ min: 1, max: 50_000_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('withdraw' as const),
      who: person,
      amount: fc.integer({ min: 1, max: 90_000_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('tick' as const), ms: fc.integer({ min: 0, max: 12_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does a step; a refusal is part of the story. */
async function take(harness: CoreHarness, action: Step, index: number, restarts: boolean): Promise<void> {
  const who = 'who' in action ? (PEOPLE[action.who] as (typeof PEOPLE)[number]) : ALICE;
  try {
    if (action.do === 'place') {
      const type = action.kind === 'market' ? ('market' as const) : ('limit' as const);
      const timeInForce =
        action.kind === 'GTC' || action.kind === 'short' ? ('GTC' as const) : ('IOC' as const);
      const lifetime =
        action.kind === 'short' ? { expiry: BigInt(Math.floor(harness.nowMs / 1000) + 5) } : {};
      harness.place({
        account: who,
        id: `o-${index}`,
        side: action.side,
        price: action.price,
        lots: action.lots,
        type,
        timeInForce,
        ...lifetime,
      });
    } else if (action.do === 'cancel') harness.cancel(who, `o-${action.which}`);
    else if (action.do === 'cancelAll') harness.cancel(who, null);
    else if (action.do === 'deposit') harness.deposit(who, 0, BigInt(action.amount));
    else if (action.do === 'withdraw') {
      const withdrawalId = 1_000 + index;
      harness.chain([
        { type: 'withdrawalRequested', withdrawalId, account: who, asset: 0, amount: BigInt(action.amount) },
      ]);
    } else if (action.do === 'tick') {
      harness.nowMs += action.ms;
      harness.tick();
    } else if (restarts) await harness.restart();
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
  }
}

async function open(): Promise<CoreHarness> {
  const harness = await CoreHarness.open();
  for (const who of PEOPLE) {
    harness.deposit(who, 0, 200_000_000n);
    harness.deposit(who, 1, 200_000_000n);
  }
  return harness;
}

function visible({ core }: CoreHarness) {
  return {
    hash: core.stateHash(),
    sequence: core.sequencer.sequence,
    book: core.book({ id: 0, symbol: 'BTC-USD' } as never, 100),
    people: PEOPLE.map((who) => [core.balancesOf(who), core.orders(who, false, 100), core.fills(who, 100)]),
  };
}

describe('an exchange that is stopped again and again', () => {
  it('is what it would be had it never stopped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (story) => {
        const [stopped, steady] = [await open(), await open()];
        for (const [index, action] of story.entries()) {
          await take(stopped, action, index, true);
          await take(steady, action, index, false);
        }
        await stopped.restart();
        expect(visible(stopped)).toEqual(visible(steady));
      }),
      { numRuns: 10 },
    );
  });

  it('comes back from a snapshot and the log behind it, and from the log alone, to the same state', async () => {
    const harness = await open();
    const told = () => harness.core.stateHash();
    for (let index = 0; index < 1_300; index++) {
      harness.place({
        account: PEOPLE[index % 3] as typeof ALICE,
        id: `o-${index}`,
        side: index % 2 ? 'buy' : 'sell',
        price: 1_000,
        lots: 1_000,
      });
      if (index % 200 === 0) {
        harness.nowMs += 60_000;
        harness.tick();
      }
    }
    const snapshots = listSnapshots(harness.sql);
    expect(snapshots.length).toBeGreaterThan(0);
    expect(snapshots[0]?.sequence).toBeLessThan(harness.core.sequencer.sequence);
    const before = told();
    await harness.restart();
    expect(told()).toBe(before);
    harness.sql.exec('DELETE FROM snapshots');
    await harness.restart();
    expect(told()).toBe(before);
  });

  it('refuses to go on from a log that somebody changed', async () => {
    const harness = await open();
    harness.place({ account: ALICE, id: 'a', side: 'buy', price: 1_000, lots: 7_000 });
    harness.tick();
    harness.nowMs += 20_000;
    harness.tick();
    const row = [
      ...readLog(harness.sql, lastLoggedSequence(harness.sql), lastLoggedSequence(harness.sql), 128),
    ][0];
    const record = row?.record as Uint8Array;
    record[36] = 8;
    harness.sql.exec('UPDATE log SET records = ? WHERE first_sequence = ?', record, row?.sequence ?? 0);
    await expect(harness.restart()).rejects.toThrow(StateMismatch);
  });

  it('has a log whose replay in a fresh engine gives its state', async () => {
    const harness = await open();
    for (let index = 0; index < 60; index++) {
      harness.place({
        account: PEOPLE[index % 3] as typeof ALICE,
        id: `o-${index}`,
        side: index % 2 ? 'buy' : 'sell',
        price: 998 + (index % 5),
        lots: 3_000,
      });
    }
    const engine = await loadEngine();
    for (const { record } of readLog(harness.sql, 1, lastLoggedSequence(harness.sql), 128))
      engine.replay(record);
    expect(engine.stateHash()).toBe(harness.core.stateHash());
  });
});

describe('the book feed', () => {
  it('is the book for whoever applies its deltas to its snapshot, and shows every gap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), fc.nat(40), async (story, lost) => {
        const harness = await open();
        const feeds = new FeedMessages(harness.core);
        let whole = bookFrom(feeds.snapshotOf('book.BTC-USD') as BookSnapshot);
        let holed: BookState | 'gap' = whole;
        let deltas = 0;
        for (const [index, action] of story.entries()) {
          await take(harness, action, index, false);
          for (const message of feeds.afterCommit(() => true)) {
            if (message.type !== 'delta') continue;
            const next = applyDelta(whole, message);
            expect(next).not.toBe('gap');
            whole = next as BookState;
            if (deltas !== lost && holed !== 'gap') holed = applyDelta(holed, message);
            deltas++;
          }
        }
        const { bids, asks } = harness.core.book({ id: 0, symbol: 'BTC-USD' } as never, 1_000);
        expect({ bids: whole.bids, asks: whole.asks }).toEqual({ bids, asks });
        // Whoever missed a delta either knows it, or missed the last one and has not heard anything since.
        if (holed !== 'gap' && lost < deltas - 1) expect.unreachable('a lost delta went unnoticed');
      }),
      { numRuns: 10 },
    );
  });
});
