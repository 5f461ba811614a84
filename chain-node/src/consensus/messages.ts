import type { Hex } from 'viem';

/** Names a proposed value: the block's hash. `null` in a vote is the paper's nil. */
export type ValueId = Hex;

export type VoteKind = 'prevote' | 'precommit';

/** A vote of one validator. Votes carry no signature yet: with one validator none ever leaves the process. */
export interface Vote {
  readonly kind: VoteKind;
  readonly height: bigint;
  readonly round: number;
  readonly valueId: ValueId | null;
  readonly validator: Hex;
}

/** A value proposed in a round. `polRound` is the round whose prevotes justify it, -1 if it is fresh. */
export interface Proposal {
  readonly height: bigint;
  readonly round: number;
  readonly valueId: ValueId;
  readonly polRound: number;
  readonly proposer: Hex;
}

export type TimeoutKind = 'propose' | 'prevote' | 'precommit';

export interface Timeout {
  readonly kind: TimeoutKind;
  readonly height: bigint;
  readonly round: number;
}

/** Voting power by validator address, in proposing order. */
export type ValidatorSet = ReadonlyMap<Hex, bigint>;
