import type { Hex } from 'viem';
import type { ValidatorSet, ValueId, Vote, VoteKind } from './messages.ts';

/** Two different votes of one validator for the same height, round and kind: proof that it is faulty. */
export interface Equivocation {
  readonly first: Vote;
  readonly second: Vote;
}

export type VoteResult =
  | { readonly kind: 'added' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'equivocation'; readonly evidence: Equivocation }
  | { readonly kind: 'rejected'; readonly reason: 'unknownValidator' | 'wrongHeight' | 'roundOutOfRange' };

/** Rounds of one height that votes are kept for. Honest validators leave a round within its timeouts. */
const ROUNDS_MAX = 1_000;

/** Counts votes of one height by voting power. */
export class VoteKeeper {
  readonly #height: bigint;
  readonly #validators: ValidatorSet;
  readonly #totalPower: bigint;
  readonly #votes = new Map<string, Map<Hex, Vote>>();

  constructor(height: bigint, validators: ValidatorSet) {
    this.#height = height;
    this.#validators = validators;
    this.#totalPower = [...validators.values()].reduce((sum, power) => sum + power, 0n);
  }

  /** Counts the vote once. A second, different vote of the same validator is not counted, only reported. */
  add(vote: Vote): VoteResult {
    if (vote.height !== this.#height) return { kind: 'rejected', reason: 'wrongHeight' };
    if (!this.#validators.has(vote.validator)) return { kind: 'rejected', reason: 'unknownValidator' };
    if (vote.round < 0 || vote.round >= ROUNDS_MAX) return { kind: 'rejected', reason: 'roundOutOfRange' };
    const key = `${vote.kind} ${vote.round}`;
    const votes = this.#votes.get(key) ?? new Map<Hex, Vote>();
    const first = votes.get(vote.validator);
    if (first === undefined) {
      votes.set(vote.validator, vote);
      this.#votes.set(key, votes);
      return { kind: 'added' };
    }
    if (first.valueId === vote.valueId) return { kind: 'duplicate' };
    return { kind: 'equivocation', evidence: { first, second: vote } };
  }

  /** Strictly more than two thirds of the power voted so. Leave `valueId` out to count votes for anything. */
  hasQuorum(kind: VoteKind, round: number, valueId?: ValueId | null): boolean {
    // Multiplied out instead of divided: a power of exactly two thirds must not round up to a quorum.
    return this.#power(kind, round, valueId) * 3n > this.#totalPower * 2n;
  }

  /** Strictly more than one third voted in this round, so at least one honest validator is there. */
  hasHonest(round: number): boolean {
    const voters = new Set<Hex>();
    for (const kind of ['prevote', 'precommit'] as const) {
      for (const validator of this.#votes.get(`${kind} ${round}`)?.keys() ?? []) voters.add(validator);
    }
    let power = 0n;
    for (const validator of voters) power += this.#validators.get(validator) ?? 0n;
    return power * 3n > this.#totalPower;
  }

  #power(kind: VoteKind, round: number, valueId: ValueId | null | undefined): bigint {
    let power = 0n;
    for (const vote of this.#votes.get(`${kind} ${round}`)?.values() ?? []) {
      if (valueId === undefined || vote.valueId === valueId)
        power += this.#validators.get(vote.validator) ?? 0n;
    }
    return power;
  }
}
