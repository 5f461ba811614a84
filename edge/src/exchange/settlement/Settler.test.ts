import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ALICE, BOB, CoreHarness, FOREVER } from '../../../test/coreHarness.ts';
import { type BatchRow, listBatches } from '../store/batchStore.ts';
import { Settler } from './Settler.ts';
import { type SettlementBatch, SettlementReverted, type SettlementTarget } from './settlementTarget.ts';

/** How a chain may fail at one call: before it did anything, or after it did it and before it said so. */
type Fault = 'none' | 'unreachable' | 'answerLost';

/** A chain with the contract's one rule about order: a batch begins where the last one ended. */
class FakeChain implements SettlementTarget {
  readonly batches: SettlementBatch[] = [];
  faults: Fault[] = [];
  revertReason: string | undefined;

  async settledUpTo() {
    return this.#with('none', () => this.#last());
  }

  async submit(batch: SettlementBatch) {
    return this.#with(this.faults.shift() ?? 'none', () => {
      if (this.revertReason) throw new SettlementReverted(this.revertReason);
      if (batch.firstSequence !== BigInt(this.#last() + 1))
        throw new SettlementReverted('BatchOutOfSequence');
      this.batches.push(batch);
      return { transaction: this.#hash(this.batches.length), nonce: this.batches.length };
    });
  }

  async outcomeOf(transaction: `0x${string}`) {
    const batchId = Number(BigInt(transaction));
    return batchId <= this.batches.length
      ? { state: 'settled' as const, batchId, transaction, blockNumber: batchId }
      : { state: 'pending' as const };
  }

  async find(firstSequence: number) {
    const index = this.batches.findIndex((batch) => batch.firstSequence === BigInt(firstSequence));
    return index < 0
      ? undefined
      : { batchId: index + 1, transaction: this.#hash(index + 1), blockNumber: index + 1 };
  }

  #last(): number {
    return Number(this.batches.at(-1)?.lastSequence ?? 0n);
  }

  #hash(batchId: number): `0x${string}` {
    return `0x${batchId.toString(16).padStart(64, '0')}`;
  }

  #with<T>(fault: Fault, work: () => T): T {
    if (fault === 'unreachable') throw new Error('connection refused');
    const done = work();
    if (fault === 'answerLost') throw new Error('connection reset');
    return done;
  }
}

let harness: CoreHarness;
let chain: FakeChain;
let settled: BatchRow[];

/** As the object makes one after a restart: it remembers nothing. */
function newSettler(): Settler {
  return new Settler({
    sql: harness.sql,
    accounts: harness.core,
    target: chain,
    onSettled: (batch) => settled.push(batch),
  });
}

function trade(id: string): void {
  harness.place({ account: BOB, id: `${id}-maker`, side: 'sell', price: 1_000, lots: 10_000 });
  harness.place({ account: ALICE, id: `${id}-taker`, side: 'buy', price: 1_000, lots: 10_000 });
}

beforeEach(async () => {
  harness = await CoreHarness.open();
  harness.deposit(ALICE, 0, 1_000_000_000n);
  harness.deposit(BOB, 1, 1_000_000_000n);
  chain = new FakeChain();
  settled = [];
});

describe('Settler', () => {
  it('brings fills to the chain and marks them settled with batch and transaction', async () => {
    trade('a');
    harness.tick();
    expect(harness.core.fills(ALICE, 10)).toMatchObject([
      { stage: 'matched', batchId: null, transaction: null },
    ]);
    const settler = newSettler();
    await settler.step(1_000);
    await settler.step(2_000);
    expect(harness.core.fills(ALICE, 10)).toMatchObject([
      { stage: 'settled', batchId: 1, transaction: expect.stringMatching(/1$/) },
    ]);
    expect(settled).toHaveLength(1);
    const [batch] = chain.batches;
    expect(batch).toMatchObject({
      firstSequence: 1n,
      stateRoot: harness.core.stateHash(),
      fills: [{ makerIndex: 0, takerIndex: 1, priceTicks: 1_000n, quantityLots: 10_000n }],
    });
    expect(batch?.orders.map(({ order }) => order.account)).toEqual([BOB, ALICE]);
  });

  it('brings every batch exactly once, wherever the chain or the process fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Fault>('none', 'unreachable', 'answerLost'), { maxLength: 12 }),
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
        async (faults, restarts) => {
          harness = await CoreHarness.open();
          harness.deposit(ALICE, 0, 1_000_000_000n);
          harness.deposit(BOB, 1, 1_000_000_000n);
          chain = new FakeChain();
          chain.faults = [...faults];
          settled = [];
          for (const id of ['a', 'b', 'c']) {
            trade(id);
            // Three batches wait at once, as after an hour without a chain.
            harness.core.sequencer.seal(harness.nowMs);
          }
          let settler = newSettler();
          for (const [index, restart] of restarts.entries()) {
            if (restart) settler = newSettler();
            await settler.step(index * 5_000);
          }
          expect(chain.batches.flatMap((batch) => batch.fills)).toHaveLength(3);
          expect(settled).toHaveLength(3);
          expect(
            listBatches(harness.sql, Number.MAX_SAFE_INTEGER, 10).map((batch) => [
              batch.status,
              batch.batch_id,
            ]),
          ).toEqual([
            ['settled', 3],
            ['settled', 2],
            ['settled', 1],
          ]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('says that settlement is halted, and why, instead of standing still; and goes on when it is mended', async () => {
    trade('a');
    harness.tick();
    chain.revertReason = 'NotOperator(0x01)';
    const settler = newSettler();
    await settler.step(100_000);
    expect(settler.state).toEqual({ state: 'settlementHalted', reason: 'NotOperator(0x01)' });
    await settler.step(101_000);
    expect(settler.state.state).toBe('settlementHalted');
    expect(listBatches(harness.sql, Number.MAX_SAFE_INTEGER, 1)[0]).toMatchObject({
      status: 'reverted',
      error: 'NotOperator(0x01)',
    });
    chain.revertReason = undefined;
    await settler.step(140_000);
    await settler.step(141_000);
    expect(settler.state).toEqual({ state: 'running', reason: null });
    expect(harness.core.fills(ALICE, 1)[0]?.stage).toBe('settled');
  });

  it('says that the chain does not answer', async () => {
    trade('a');
    harness.tick();
    chain.faults = ['unreachable'];
    const settler = newSettler();
    await settler.step(1_000);
    expect(settler.state).toEqual({ state: 'chainUnavailable', reason: 'connection refused' });
  });

  it('shows the chain a delegation as long as the chain does not know it, and pays withdrawals', async () => {
    const sessionKey = `0x${'5e'.repeat(20)}` as const;
    const delegation = { account: ALICE, sessionKey, scopes: 3, expiry: FOREVER, nonce: 7n };
    harness.transact(() => harness.core.openSession(delegation, `0x${'33'.repeat(65)}`, harness.nowMs));
    harness.place({ account: BOB, id: 'm', side: 'sell', price: 1_000, lots: 100_000 });
    harness.place({ account: ALICE, id: 't1', side: 'buy', price: 1_000, lots: 10_000, signer: sessionKey });
    harness.chain([{ type: 'withdrawalRequested', withdrawalId: 9, account: ALICE, asset: 0, amount: 5n }]);
    harness.tick();
    const settler = newSettler();
    await settler.step(1_000);
    await settler.step(2_000);
    expect(chain.batches[0]).toMatchObject({
      delegations: [{ delegation, signature: `0x${'33'.repeat(65)}` }],
      withdrawalIds: [9n],
    });
    harness.chain([
      { type: 'sessionAuthorized', account: ALICE, sessionKey, scopes: 3, expiry: Number(FOREVER) },
    ]);
    harness.place({ account: ALICE, id: 't2', side: 'buy', price: 1_000, lots: 10_000, signer: sessionKey });
    harness.tick();
    await settler.step(3_000);
    expect(chain.batches[1]).toMatchObject({ delegations: [], withdrawalIds: [] });
  });

  it('gets batches that fit a block, however much is traded at once', async () => {
    harness.deposit(ALICE, 0, 3_000_000_000n);
    harness.deposit(BOB, 1, 3_000_000_000n);
    for (let index = 0; index < 200; index++) trade(`t-${index}`);
    harness.tick();
    const settler = newSettler();
    for (let step = 0; step < 40; step++) {
      harness.tick();
      await settler.step(step * 1_000);
    }
    expect(chain.batches.flatMap((batch) => batch.fills)).toHaveLength(200);
    expect(Math.max(...chain.batches.map((batch) => batch.fills.length))).toBeLessThanOrEqual(32);
  });
});
