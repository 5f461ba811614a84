import { expect, test } from 'vitest';
import type { Application } from './application.ts';
import { Consensus } from './consensus.ts';

const SELF = '0x0000000000000000000000000000000000000001';

class Ledger implements Application {
  readonly committed: string[] = [];
  valid = true;

  nextHeight(): bigint {
    return BigInt(this.committed.length);
  }

  async propose() {
    return `0xa${this.committed.length}` as const;
  }

  isValid(): boolean {
    return this.valid;
  }

  async commit(valueId: string): Promise<void> {
    this.committed.push(valueId);
  }
}

test('one validator decides height after height by itself', async () => {
  const application = new Ledger();
  const consensus = new Consensus({
    application,
    validators: new Map([[SELF, 1n]]),
    self: SELF,
    schedule: () => () => {},
  });
  await consensus.decideNextHeight();
  await consensus.decideNextHeight();
  expect(application.committed).toEqual(['0xa0', '0xa1']);
});

test('a value that is not valid is never committed; later rounds wait longer', async () => {
  const application = new Ledger();
  application.valid = false;
  const delays: number[] = [];
  const consensus = new Consensus({
    application,
    validators: new Map([[SELF, 1n]]),
    self: SELF,
    schedule(delayMs, task) {
      delays.push(delayMs);
      // The third round finds the value valid after all.
      if (delays.length === 4) application.valid = true;
      queueMicrotask(task);
      return () => {};
    },
  });
  await consensus.decideNextHeight();
  expect(application.committed).toEqual(['0xa0']);
  expect(delays.at(-1)).toBeGreaterThan(delays[0] ?? 0);
});
