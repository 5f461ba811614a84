import type { TimeoutKind, ValueId, VoteKind } from './messages.ts';

/**
 * One height of Tendermint as a pure function, after Algorithm 1 of arXiv 1807.04938; the numbers in the comments are
 * that algorithm's lines. There is no clock, socket or log in it: timeouts come in as inputs, votes go out as outputs.
 */
export interface RoundState {
  readonly height: bigint;
  readonly round: number;
  readonly step: 'start' | 'propose' | 'prevote' | 'precommit' | 'commit';
  readonly lockedValue: ValueId | null;
  readonly lockedRound: number;
  readonly validValue: ValueId | null;
  readonly validRound: number;
}

/** The conditions of the algorithm's rules. Each is fed in when the driver sees it hold. */
export type RoundInput =
  | { readonly kind: 'startRound'; readonly round: number; readonly isProposer: boolean }
  | { readonly kind: 'proposal'; readonly valueId: ValueId; readonly isValid: boolean }
  | {
      readonly kind: 'proposalWithOldPolka';
      readonly valueId: ValueId;
      readonly isValid: boolean;
      readonly polRound: number;
    }
  | { readonly kind: 'prevotesAny' }
  | { readonly kind: 'prevotesNil' }
  | { readonly kind: 'polka'; readonly valueId: ValueId }
  | { readonly kind: 'precommitsAny' }
  | { readonly kind: 'precommitsValue'; readonly valueId: ValueId; readonly round: number }
  | { readonly kind: 'timeout'; readonly timeout: TimeoutKind; readonly round: number };

export type RoundOutput =
  | { readonly kind: 'getValue'; readonly round: number }
  | { readonly kind: 'propose'; readonly round: number; readonly valueId: ValueId; readonly polRound: number }
  | {
      readonly kind: 'vote';
      readonly vote: VoteKind;
      readonly round: number;
      readonly valueId: ValueId | null;
    }
  | { readonly kind: 'scheduleTimeout'; readonly timeout: TimeoutKind; readonly round: number }
  | { readonly kind: 'startRound'; readonly round: number }
  | { readonly kind: 'decide'; readonly round: number; readonly valueId: ValueId };

/** Why an input changed nothing. */
export type RoundRejection = 'wrongStep' | 'wrongRound' | 'alreadyDecided' | 'invalidPolRound';

export interface RoundTransition {
  readonly state: RoundState;
  readonly outputs: readonly RoundOutput[];
  readonly rejected?: RoundRejection;
}

/** Lines 1-9. */
export function initialRoundState(height: bigint): RoundState {
  return {
    height,
    round: -1,
    step: 'start',
    lockedValue: null,
    lockedRound: -1,
    validValue: null,
    validRound: -1,
  };
}

/** The transition function. An input that no rule accepts leaves the state as it is and says why. */
export function applyRoundInput(state: RoundState, input: RoundInput): RoundTransition {
  if (state.step === 'commit') return reject(state, 'alreadyDecided');
  switch (input.kind) {
    case 'startRound':
      return startRound(state, input.round, input.isProposer);
    case 'proposal': {
      // 22-27
      if (state.step !== 'propose') return reject(state, 'wrongStep');
      const accepts = input.isValid && (state.lockedRound === -1 || state.lockedValue === input.valueId);
      return prevote(state, accepts ? input.valueId : null);
    }
    case 'proposalWithOldPolka': {
      // 28-33
      if (state.step !== 'propose') return reject(state, 'wrongStep');
      if (input.polRound < 0 || input.polRound >= state.round) return reject(state, 'invalidPolRound');
      const accepts =
        input.isValid && (state.lockedRound <= input.polRound || state.lockedValue === input.valueId);
      return prevote(state, accepts ? input.valueId : null);
    }
    case 'prevotesAny': // 34-35
      return state.step === 'prevote' ? schedule(state, 'prevote') : reject(state, 'wrongStep');
    case 'polka':
      return polka(state, input.valueId);
    case 'prevotesNil': // 44-46
      return state.step === 'prevote' ? precommit(state, null) : reject(state, 'wrongStep');
    case 'precommitsAny': // 47-48
      return state.step === 'start' ? reject(state, 'wrongStep') : schedule(state, 'precommit');
    case 'precommitsValue': // 49-54; the next height is the driver's business
      return {
        state: { ...state, step: 'commit' },
        outputs: [{ kind: 'decide', round: input.round, valueId: input.valueId }],
      };
    case 'timeout':
      return onTimeout(state, input.timeout, input.round);
  }
}

/** 11-21, and 55-56 where a later round is joined. */
function startRound(before: RoundState, round: number, isProposer: boolean): RoundTransition {
  if (round <= before.round) return reject(before, 'wrongRound');
  const state: RoundState = { ...before, round, step: 'propose' };
  if (!isProposer) return schedule(state, 'propose'); // 21
  if (state.validValue === null) return { state, outputs: [{ kind: 'getValue', round }] }; // 18
  const { validValue: valueId, validRound: polRound } = state;
  return { state, outputs: [{ kind: 'propose', round, valueId, polRound }] }; // 16, 19
}

/** 36-43 */
function polka(state: RoundState, valueId: ValueId): RoundTransition {
  if (state.step === 'start' || state.step === 'propose') return reject(state, 'wrongStep');
  const valid: RoundState = { ...state, validValue: valueId, validRound: state.round }; // 42-43
  if (state.step !== 'prevote') return { state: valid, outputs: [] };
  return precommit({ ...valid, lockedValue: valueId, lockedRound: state.round }, valueId); // 38-41
}

/** 57-67 */
function onTimeout(state: RoundState, timeout: TimeoutKind, round: number): RoundTransition {
  if (round !== state.round) return reject(state, 'wrongRound');
  if (timeout === 'precommit') return { state, outputs: [{ kind: 'startRound', round: round + 1 }] }; // 65-67
  if (timeout !== state.step) return reject(state, 'wrongStep');
  return timeout === 'propose' ? prevote(state, null) : precommit(state, null); // 57-60, 61-64
}

function prevote(state: RoundState, valueId: ValueId | null): RoundTransition {
  const outputs: RoundOutput[] = [{ kind: 'vote', vote: 'prevote', round: state.round, valueId }];
  return { state: { ...state, step: 'prevote' }, outputs };
}

function precommit(state: RoundState, valueId: ValueId | null): RoundTransition {
  const outputs: RoundOutput[] = [{ kind: 'vote', vote: 'precommit', round: state.round, valueId }];
  return { state: { ...state, step: 'precommit' }, outputs };
}

function schedule(state: RoundState, timeout: TimeoutKind): RoundTransition {
  return { state, outputs: [{ kind: 'scheduleTimeout', timeout, round: state.round }] };
}

function reject(state: RoundState, rejected: RoundRejection): RoundTransition {
  return { state, outputs: [], rejected };
}
