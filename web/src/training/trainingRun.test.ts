import { expect, test } from 'vitest';
import type { TrainingMessage } from './training.worker.ts';
import { advanceRun, IDLE_RUN, parameterCount, stepsPerSecond } from './trainingRun.ts';

const look = (step: number) => ({ step, steps: 100, trainLoss: 0.7, heldOutLoss: 0.7 });
const said = (message: TrainingMessage, nowMs = 0) => ({ type: 'message', message, nowMs }) as const;

test('a run goes from loading over training to done, and speed counts from the first look', () => {
  let run = advanceRun(IDLE_RUN, { type: 'started' });
  expect(run.state).toBe('loading');
  run = advanceRun(run, said({ type: 'backend', backend: 'engine' }));
  run = advanceRun(run, said({ type: 'progress', progress: look(20) }, 1_000));
  expect(stepsPerSecond(run)).toBeUndefined();
  run = advanceRun(run, said({ type: 'progress', progress: look(60) }, 3_000));
  expect(stepsPerSecond(run)).toBe(20);
  run = advanceRun(run, { type: 'stopAsked' });
  expect(run.state).toBe('stopping');
  run = advanceRun(run, said({ type: 'done', modelId: '0x1', file: new Uint8Array(), progress: look(60) }));
  expect(run).toMatchObject({ state: 'done', result: { modelId: '0x1' } });
});

test('a new run forgets the one before, a failure keeps its reason', () => {
  const failed = advanceRun(IDLE_RUN, said({ type: 'failed', code: 'ENGINE_DISAGREES', message: 'x' }));
  expect(failed.state).toBe('failed');
  expect(advanceRun(failed, { type: 'started' })).toMatchObject({ failure: undefined, looks: [] });
});

test('nothing that is not training can be stopped', () => {
  expect(advanceRun(IDLE_RUN, { type: 'stopAsked' })).toBe(IDLE_RUN);
});

test('counts every weight and bias', () => {
  expect(parameterCount(64, [32, 16])).toBe(64 * 32 + 32 + 32 * 16 + 16 + 16 + 1);
});
