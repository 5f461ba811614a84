import fc from 'fast-check';
import { type Hex, numberToHex } from 'viem';
import { describe, expect, test } from 'vitest';
import type { Vote } from './messages.ts';
import { VoteKeeper } from './vote-keeper.ts';

const VALUE = '0xaa';
const validator = (index: number): Hex => numberToHex(index + 1, { size: 20 });

function keeperOf(powers: readonly bigint[]): VoteKeeper {
  return new VoteKeeper(1n, new Map(powers.map((power, index) => [validator(index), power])));
}

function vote(index: number, changes: Partial<Vote> = {}): Vote {
  return { kind: 'prevote', height: 1n, round: 0, valueId: VALUE, validator: validator(index), ...changes };
}

describe('quorum', () => {
  test.each([
    { powers: [1n], voters: 1, quorum: true },
    { powers: [1n, 1n, 1n], voters: 2, quorum: false },
    { powers: [1n, 1n, 1n], voters: 3, quorum: true },
    { powers: [1n, 1n, 1n, 1n], voters: 2, quorum: false },
    { powers: [1n, 1n, 1n, 1n], voters: 3, quorum: true },
    { powers: [2n, 1n], voters: 1, quorum: false },
    { powers: [200_001n, 100_000n], voters: 1, quorum: true },
    { powers: [2n ** 200n * 2n, 2n ** 200n], voters: 1, quorum: false },
    { powers: [2n ** 200n * 2n + 1n, 2n ** 200n], voters: 1, quorum: true },
  ])('the first $voters of $powers: $quorum', ({ powers, voters, quorum }) => {
    const keeper = keeperOf(powers);
    for (let index = 0; index < voters; index += 1) expect(keeper.add(vote(index)).kind).toBe('added');
    expect(keeper.hasQuorum('prevote', 0, VALUE)).toBe(quorum);
    expect(keeper.hasQuorum('prevote', 0)).toBe(quorum);
    expect(keeper.hasQuorum('prevote', 0, null)).toBe(false);
    expect(keeper.hasQuorum('precommit', 0, VALUE)).toBe(false);
    expect(keeper.hasQuorum('prevote', 1, VALUE)).toBe(false);
  });

  test('two different values never both have one, whatever the powers and the order of votes', () => {
    const powers = fc.array(fc.bigInt({ min: 1n, max: 10n ** 30n }), { minLength: 1, maxLength: 12 });
    const votes = fc.array(
      fc.record({ index: fc.nat(11), value: fc.constantFrom<Hex | null>('0xaa', '0xbb', null) }),
    );
    fc.assert(
      fc.property(powers, votes, (power, cast) => {
        const keeper = keeperOf(power);
        for (const { index, value } of cast) keeper.add(vote(index, { valueId: value }));
        const winners = (['0xaa', '0xbb', null] as const).filter((id) => keeper.hasQuorum('prevote', 0, id));
        expect(winners.length).toBeLessThanOrEqual(1);
        if (winners.length === 1) expect(keeper.hasQuorum('prevote', 0)).toBe(true);
      }),
    );
  });
});

describe('votes', () => {
  test('count once, and a contradiction is evidence that does not count', () => {
    const keeper = keeperOf([1n, 1n, 1n]);
    expect(keeper.add(vote(0))).toEqual({ kind: 'added' });
    expect(keeper.add(vote(0))).toEqual({ kind: 'duplicate' });
    const second = vote(0, { valueId: null });
    expect(keeper.add(second)).toEqual({ kind: 'equivocation', evidence: { first: vote(0), second } });
    keeper.add(vote(1, { valueId: null }));
    keeper.add(vote(2, { valueId: null }));
    expect(keeper.hasQuorum('prevote', 0, null)).toBe(false);
    expect(keeper.hasQuorum('prevote', 0)).toBe(true);
  });

  test.each([
    { changes: { height: 2n }, reason: 'wrongHeight' },
    { changes: { validator: validator(9) }, reason: 'unknownValidator' },
    { changes: { round: -1 }, reason: 'roundOutOfRange' },
    { changes: { round: 1_000 }, reason: 'roundOutOfRange' },
  ] as const)('are refused for $reason', ({ changes, reason }) => {
    expect(keeperOf([1n]).add(vote(0, changes))).toEqual({ kind: 'rejected', reason });
  });

  test('more than one third of the power in a round proves an honest voter there; exactly one third does not', () => {
    const keeper = keeperOf([1n, 1n, 1n]);
    keeper.add(vote(0, { round: 4 }));
    keeper.add(vote(0, { round: 4, kind: 'precommit' }));
    expect(keeper.hasHonest(4)).toBe(false);
    keeper.add(vote(1, { round: 4, kind: 'precommit', valueId: null }));
    expect(keeper.hasHonest(4)).toBe(true);
  });
});
