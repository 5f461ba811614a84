import { describe, expect, test } from 'vitest';
import {
  applyRoundInput,
  initialRoundState,
  type RoundInput,
  type RoundOutput,
  type RoundRejection,
  type RoundState,
} from './round-machine.ts';

const A = '0xaa';
const B = '0xbb';

function state(changes: Partial<RoundState>): RoundState {
  return { ...initialRoundState(5n), round: 2, ...changes };
}

interface Row {
  readonly line: string;
  readonly before: RoundState;
  readonly input: RoundInput;
  readonly after?: Partial<RoundState>;
  readonly outputs?: readonly RoundOutput[];
  readonly rejected?: RoundRejection;
}

const prevote = (valueId: typeof A | typeof B | null): RoundOutput[] => [
  { kind: 'vote', vote: 'prevote', round: 2, valueId },
];
const precommit = (valueId: typeof A | typeof B | null): RoundOutput[] => [
  { kind: 'vote', vote: 'precommit', round: 2, valueId },
];
const locked = { lockedValue: A, lockedRound: 1, validValue: A, validRound: 1 } as const;

const rows: Row[] = [
  {
    line: '14-18: the proposer of a fresh height asks for a value',
    before: initialRoundState(5n),
    input: { kind: 'startRound', round: 0, isProposer: true },
    after: { round: 0, step: 'propose' },
    outputs: [{ kind: 'getValue', round: 0 }],
  },
  {
    line: '15-19: a proposer with a valid value proposes that with its round',
    before: state({ step: 'precommit', ...locked }),
    input: { kind: 'startRound', round: 3, isProposer: true },
    after: { round: 3, step: 'propose', ...locked },
    outputs: [{ kind: 'propose', round: 3, valueId: A, polRound: 1 }],
  },
  {
    line: '21: the others wait for the proposal',
    before: state({ step: 'precommit' }),
    input: { kind: 'startRound', round: 3, isProposer: false },
    after: { round: 3, step: 'propose' },
    outputs: [{ kind: 'scheduleTimeout', timeout: 'propose', round: 3 }],
  },
  {
    line: '56: a round that is over is not started again',
    before: state({ step: 'prevote' }),
    input: { kind: 'startRound', round: 2, isProposer: true },
    rejected: 'wrongRound',
  },
  {
    line: '22-24: a valid proposal is prevoted',
    before: state({ step: 'propose' }),
    input: { kind: 'proposal', valueId: A, isValid: true },
    after: { step: 'prevote' },
    outputs: prevote(A),
  },
  {
    line: '26: an invalid one gets nil',
    before: state({ step: 'propose' }),
    input: { kind: 'proposal', valueId: A, isValid: false },
    after: { step: 'prevote' },
    outputs: prevote(null),
  },
  {
    line: '23: the locked value is prevoted again',
    before: state({ step: 'propose', ...locked }),
    input: { kind: 'proposal', valueId: A, isValid: true },
    after: { step: 'prevote' },
    outputs: prevote(A),
  },
  {
    line: '26: another value than the locked one gets nil',
    before: state({ step: 'propose', ...locked }),
    input: { kind: 'proposal', valueId: B, isValid: true },
    after: { step: 'prevote' },
    outputs: prevote(null),
  },
  {
    line: '22: one prevote a round',
    before: state({ step: 'prevote' }),
    input: { kind: 'proposal', valueId: A, isValid: true },
    rejected: 'wrongStep',
  },
  {
    line: '28-30: a polka after the lock lets another value through',
    before: state({ step: 'propose', ...locked, lockedRound: 0 }),
    input: { kind: 'proposalWithOldPolka', valueId: B, isValid: true, polRound: 1 },
    after: { step: 'prevote' },
    outputs: prevote(B),
  },
  {
    line: '32: a polka before the lock does not',
    before: state({ step: 'propose', ...locked }),
    input: { kind: 'proposalWithOldPolka', valueId: B, isValid: true, polRound: 0 },
    after: { step: 'prevote' },
    outputs: prevote(null),
  },
  {
    line: '28: a polka of this or a later round is no reason',
    before: state({ step: 'propose' }),
    input: { kind: 'proposalWithOldPolka', valueId: B, isValid: true, polRound: 2 },
    rejected: 'invalidPolRound',
  },
  {
    line: '34-35: two thirds prevoted something: wait a little for the rest',
    before: state({ step: 'prevote' }),
    input: { kind: 'prevotesAny' },
    outputs: [{ kind: 'scheduleTimeout', timeout: 'prevote', round: 2 }],
  },
  {
    line: '36-43: a polka while prevoting locks and precommits',
    before: state({ step: 'prevote' }),
    input: { kind: 'polka', valueId: A },
    after: { step: 'precommit', lockedValue: A, lockedRound: 2, validValue: A, validRound: 2 },
    outputs: precommit(A),
  },
  {
    line: '42-43: a polka after the precommit is only remembered',
    before: state({ step: 'precommit' }),
    input: { kind: 'polka', valueId: A },
    after: { validValue: A, validRound: 2 },
  },
  {
    line: '36: a polka before the own prevote has to wait',
    before: state({ step: 'propose' }),
    input: { kind: 'polka', valueId: A },
    rejected: 'wrongStep',
  },
  {
    line: '44-46: two thirds prevoted nil',
    before: state({ step: 'prevote' }),
    input: { kind: 'prevotesNil' },
    after: { step: 'precommit' },
    outputs: precommit(null),
  },
  {
    line: '47-48: two thirds precommitted something',
    before: state({ step: 'propose' }),
    input: { kind: 'precommitsAny' },
    outputs: [{ kind: 'scheduleTimeout', timeout: 'precommit', round: 2 }],
  },
  {
    line: '49-51: a value of any round is decided',
    before: state({ step: 'propose' }),
    input: { kind: 'precommitsValue', valueId: A, round: 1 },
    after: { step: 'commit' },
    outputs: [{ kind: 'decide', round: 1, valueId: A }],
  },
  {
    line: '49: a height is decided once',
    before: state({ step: 'commit' }),
    input: { kind: 'precommitsValue', valueId: B, round: 2 },
    rejected: 'alreadyDecided',
  },
  {
    line: '57-60: no proposal came in time',
    before: state({ step: 'propose' }),
    input: { kind: 'timeout', timeout: 'propose', round: 2 },
    after: { step: 'prevote' },
    outputs: prevote(null),
  },
  {
    line: '58: it came after all',
    before: state({ step: 'prevote' }),
    input: { kind: 'timeout', timeout: 'propose', round: 2 },
    rejected: 'wrongStep',
  },
  {
    line: '61-64: no polka came in time, the lock stays',
    before: state({ step: 'prevote', ...locked }),
    input: { kind: 'timeout', timeout: 'prevote', round: 2 },
    after: { step: 'precommit', ...locked },
    outputs: precommit(null),
  },
  {
    line: '65-67: no decision came in time',
    before: state({ step: 'precommit' }),
    input: { kind: 'timeout', timeout: 'precommit', round: 2 },
    outputs: [{ kind: 'startRound', round: 3 }],
  },
  {
    line: '66: a timeout of an earlier round is void',
    before: state({ step: 'precommit' }),
    input: { kind: 'timeout', timeout: 'precommit', round: 1 },
    rejected: 'wrongRound',
  },
];

describe('the round machine, by the line of arXiv 1807.04938', () => {
  test.each(rows)('$line', ({ before, input, after = {}, outputs = [], rejected }) => {
    const transition = applyRoundInput(before, input);
    expect(transition.state).toEqual({ ...before, ...after });
    expect(transition.outputs).toEqual(outputs);
    expect(transition.rejected).toBe(rejected);
  });
});
