import { type Hex, numberToHex } from 'viem';
import { describe, expect, test } from 'vitest';
import { Driver, type Effect } from './driver.ts';
import type { Timeout, ValidatorSet, ValueId } from './messages.ts';

const VALIDATORS = [1, 2, 3, 4].map((index): Hex => numberToHex(index, { size: 20 }));
const SET: ValidatorSet = new Map(VALIDATORS.map((validator) => [validator, 1n]));
/** Proposer of height 4, round 0: 4 mod 4. */
const HEIGHT = 4n;

/** Four drivers and a network that delivers everything at once, except to and from those who are `silent`. */
class Network {
  readonly drivers = VALIDATORS.map((validator) => new Driver(HEIGHT, SET, validator));
  readonly decisions: (ValueId | undefined)[] = VALIDATORS.map(() => undefined);
  readonly silent = new Set<number>();
  readonly timeouts: { readonly index: number; readonly timeout: Timeout }[] = [];
  readonly equivocators: Hex[] = [];

  start(): void {
    for (const [index, driver] of this.drivers.entries()) this.perform(index, driver.start());
  }

  perform(index: number, effects: readonly Effect[]): void {
    if (this.silent.has(index)) return;
    for (const effect of effects) {
      switch (effect.kind) {
        case 'getValue':
          this.perform(index, this.#driver(index).propose(effect.round, numberToHex(0xa0 + index)));
          break;
        case 'broadcastProposal':
          this.#everyone((driver) => driver.receiveProposal(effect.proposal, true));
          break;
        case 'broadcastVote':
          this.#everyone((driver) => driver.receiveVote(effect.vote));
          break;
        case 'scheduleTimeout':
          this.timeouts.push({ index, timeout: effect.timeout });
          break;
        case 'reportEquivocation':
          this.equivocators.push(effect.evidence.first.validator);
          break;
        case 'decide':
          this.decisions[index] = effect.valueId;
          break;
      }
    }
  }

  /** Lets all timeouts that are scheduled by now elapse. */
  elapse(): void {
    for (const { index, timeout } of this.timeouts.splice(0)) {
      this.perform(index, this.#driver(index).timeoutElapsed(timeout));
    }
  }

  #everyone(deliver: (driver: Driver) => Effect[]): void {
    for (const [index, driver] of this.drivers.entries()) this.perform(index, deliver(driver));
  }

  #driver(index: number): Driver {
    const driver = this.drivers[index];
    if (driver === undefined) throw new RangeError(`no driver ${index}`);
    return driver;
  }
}

describe('four validators', () => {
  test('decide the proposal of the first round', () => {
    const network = new Network();
    network.start();
    expect(network.decisions).toEqual(['0xa0', '0xa0', '0xa0', '0xa0']);
  });

  test('decide in the next round if the first proposer is silent', () => {
    const network = new Network();
    network.silent.add(0);
    network.start();
    for (let turn = 0; turn < 4; turn += 1) network.elapse();
    expect(network.decisions).toEqual([undefined, '0xa1', '0xa1', '0xa1']);
    expect(network.drivers[1]?.state.round).toBe(1);
  });

  test('decide nothing while only half of them talk, however long it takes', () => {
    const network = new Network();
    network.silent.add(0).add(1);
    network.start();
    for (let turn = 0; turn < 20; turn += 1) network.elapse();
    expect(network.decisions).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('report a validator that votes twice, and decide without it', () => {
    const network = new Network();
    network.silent.add(3);
    const vote = { kind: 'prevote', height: HEIGHT, round: 0, validator: VALIDATORS[3] as Hex } as const;
    network.perform(1, network.drivers[1]?.receiveVote({ ...vote, valueId: '0xa0' }) ?? []);
    network.perform(1, network.drivers[1]?.receiveVote({ ...vote, valueId: null }) ?? []);
    expect(network.equivocators).toEqual([VALIDATORS[3]]);
    network.start();
    expect(network.decisions).toEqual(['0xa0', '0xa0', '0xa0', undefined]);
  });
});

test('a proposal from the wrong proposer, or a second one, changes nothing', () => {
  const driver = new Driver(HEIGHT, SET, VALIDATORS[1] as Hex);
  driver.start();
  const proposal = { height: HEIGHT, round: 0, valueId: '0xbb', polRound: -1 } as const;
  expect(driver.receiveProposal({ ...proposal, proposer: VALIDATORS[2] as Hex }, true)).toEqual([]);
  const effects = driver.receiveProposal({ ...proposal, proposer: VALIDATORS[0] as Hex }, true);
  expect(effects).toMatchObject([{ kind: 'broadcastVote', vote: { kind: 'prevote', valueId: '0xbb' } }]);
  expect(
    driver.receiveProposal({ ...proposal, valueId: '0xcc', proposer: VALIDATORS[0] as Hex }, true),
  ).toEqual([]);
});

test('a value that is locked is proposed again by the next proposer', () => {
  const driver = new Driver(HEIGHT, SET, VALIDATORS[1] as Hex);
  driver.start();
  driver.receiveProposal(
    { height: HEIGHT, round: 0, valueId: '0xa0', polRound: -1, proposer: VALIDATORS[0] as Hex },
    true,
  );
  const vote = { kind: 'prevote', height: HEIGHT, round: 0, valueId: '0xa0' } as const;
  for (const validator of VALIDATORS.slice(0, 3)) driver.receiveVote({ ...vote, validator });
  expect(driver.state).toMatchObject({ step: 'precommit', lockedValue: '0xa0', lockedRound: 0 });
  for (const validator of VALIDATORS.slice(1)) {
    driver.receiveVote({ ...vote, kind: 'precommit', valueId: null, validator });
  }
  const effects = driver.timeoutElapsed({ kind: 'precommit', height: HEIGHT, round: 0 });
  expect(effects).toMatchObject([
    { kind: 'broadcastProposal', proposal: { round: 1, valueId: '0xa0', polRound: 0 } },
  ]);
});
