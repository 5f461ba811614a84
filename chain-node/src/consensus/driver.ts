import type { Hex } from 'viem';
import type { Proposal, Timeout, TimeoutKind, ValidatorSet, ValueId, Vote } from './messages.ts';
import {
  applyRoundInput,
  initialRoundState,
  type RoundInput,
  type RoundOutput,
  type RoundState,
} from './round-machine.ts';
import { type Equivocation, VoteKeeper } from './vote-keeper.ts';

/**
 * What the driver wants done. A broadcast reaches the node itself too: its own proposals and votes come back through
 * `receiveProposal` and `receiveVote` like everyone else's.
 */
export type Effect =
  | { readonly kind: 'getValue'; readonly round: number }
  | { readonly kind: 'broadcastProposal'; readonly proposal: Proposal }
  | { readonly kind: 'broadcastVote'; readonly vote: Vote }
  | { readonly kind: 'scheduleTimeout'; readonly timeout: Timeout }
  | { readonly kind: 'reportEquivocation'; readonly evidence: Equivocation }
  | { readonly kind: 'decide'; readonly round: number; readonly valueId: ValueId };

interface ReceivedProposal {
  readonly proposal: Proposal;
  readonly isValid: boolean;
}

/**
 * Runs one height: turns proposals, votes and timeouts into the round machine's inputs, whenever a rule's condition
 * begins to hold, and its outputs into effects. It is as pure as the machine: no clock, no network, no disk.
 */
export class Driver {
  readonly #height: bigint;
  readonly #validators: ValidatorSet;
  readonly #self: Hex;
  readonly #keeper: VoteKeeper;
  readonly #proposals = new Map<number, ReceivedProposal>();
  /** Rules that hold "for the first time" (lines 34, 36, 47), by round. */
  readonly #fired = new Set<string>();
  #state: RoundState;
  #effects: Effect[] = [];

  constructor(height: bigint, validators: ValidatorSet, self: Hex) {
    this.#height = height;
    this.#validators = validators;
    this.#self = self;
    this.#keeper = new VoteKeeper(height, validators);
    this.#state = initialRoundState(height);
  }

  get state(): RoundState {
    return this.#state;
  }

  /** Line 10. */
  start(): Effect[] {
    this.#startRound(0);
    return this.#settle();
  }

  /** Answers `getValue`: proposes the value in the round it was asked for. */
  propose(round: number, valueId: ValueId): Effect[] {
    if (round === this.#state.round) this.#broadcastProposal(round, valueId, -1);
    return this.#settle();
  }

  /** @param isValid the application accepts the value (the paper's `valid(v)`) */
  receiveProposal(proposal: Proposal, isValid: boolean): Effect[] {
    const isExpected =
      proposal.height === this.#height &&
      proposal.proposer === this.#proposer(proposal.round) &&
      !this.#proposals.has(proposal.round);
    if (isExpected) this.#proposals.set(proposal.round, { proposal, isValid });
    return this.#settle();
  }

  receiveVote(vote: Vote): Effect[] {
    const result = this.#keeper.add(vote);
    if (result.kind === 'equivocation') {
      this.#effects.push({ kind: 'reportEquivocation', evidence: result.evidence });
    }
    // 55-56
    if (result.kind === 'added' && vote.round > this.#state.round && this.#keeper.hasHonest(vote.round)) {
      this.#startRound(vote.round);
    }
    return this.#settle();
  }

  timeoutElapsed({ kind, height, round }: Timeout): Effect[] {
    if (height === this.#height) this.#feed({ kind: 'timeout', timeout: kind, round });
    return this.#settle();
  }

  #proposer(round: number): Hex | undefined {
    const validators = [...this.#validators.keys()];
    return validators[Number((this.#height + BigInt(round)) % BigInt(validators.length))];
  }

  #startRound(round: number): void {
    this.#feed({ kind: 'startRound', round, isProposer: this.#proposer(round) === this.#self });
  }

  /** Fires the rules whose conditions hold until none is left, and hands out what they asked for. */
  #settle(): Effect[] {
    while (this.#state.step !== 'commit') {
      const input = this.#enabledInput();
      if (input === undefined) break;
      this.#feed(input);
    }
    return this.#effects.splice(0);
  }

  #enabledInput(): RoundInput | undefined {
    const { round, step } = this.#state;
    for (const [proposalRound, { proposal, isValid }] of this.#proposals) {
      const { valueId } = proposal;
      if (isValid && this.#keeper.hasQuorum('precommit', proposalRound, valueId)) {
        return { kind: 'precommitsValue', valueId, round: proposalRound };
      }
    }
    const received = this.#proposals.get(round);
    if (step === 'propose' && received !== undefined) {
      const { proposal, isValid } = received;
      const { valueId, polRound } = proposal;
      if (polRound === -1) return { kind: 'proposal', valueId, isValid };
      if (polRound < round && this.#keeper.hasQuorum('prevote', polRound, valueId)) {
        return { kind: 'proposalWithOldPolka', valueId, isValid, polRound };
      }
    }
    if (step === 'prevote' || step === 'precommit') {
      const valueId = received?.isValid === true ? received.proposal.valueId : undefined;
      if (
        valueId !== undefined &&
        this.#keeper.hasQuorum('prevote', round, valueId) &&
        this.#isFirst('polka')
      ) {
        return { kind: 'polka', valueId };
      }
    }
    if (step === 'prevote') {
      if (this.#keeper.hasQuorum('prevote', round, null)) return { kind: 'prevotesNil' };
      if (this.#keeper.hasQuorum('prevote', round) && this.#isFirst('prevotesAny'))
        return { kind: 'prevotesAny' };
    }
    if (this.#keeper.hasQuorum('precommit', round) && this.#isFirst('precommitsAny')) {
      return { kind: 'precommitsAny' };
    }
    return undefined;
  }

  #isFirst(rule: string): boolean {
    const key = `${rule} ${this.#state.round}`;
    if (this.#fired.has(key)) return false;
    this.#fired.add(key);
    return true;
  }

  #feed(input: RoundInput): void {
    const { state, outputs } = applyRoundInput(this.#state, input);
    this.#state = state;
    for (const output of outputs) this.#perform(output);
  }

  #perform(output: RoundOutput): void {
    switch (output.kind) {
      case 'getValue':
      case 'decide':
        this.#effects.push(output);
        break;
      case 'propose':
        this.#broadcastProposal(output.round, output.valueId, output.polRound);
        break;
      case 'vote':
        this.#broadcastVote(output.vote, output.round, output.valueId);
        break;
      case 'scheduleTimeout':
        this.#schedule(output.timeout, output.round);
        break;
      case 'startRound':
        this.#startRound(output.round);
        break;
    }
  }

  #broadcastProposal(round: number, valueId: ValueId, polRound: number): void {
    const proposal: Proposal = { height: this.#height, round, valueId, polRound, proposer: this.#self };
    this.#effects.push({ kind: 'broadcastProposal', proposal });
  }

  #broadcastVote(kind: Vote['kind'], round: number, valueId: ValueId | null): void {
    const vote: Vote = { kind, height: this.#height, round, valueId, validator: this.#self };
    this.#effects.push({ kind: 'broadcastVote', vote });
  }

  #schedule(kind: TimeoutKind, round: number): void {
    this.#effects.push({ kind: 'scheduleTimeout', timeout: { kind, height: this.#height, round } });
  }
}
