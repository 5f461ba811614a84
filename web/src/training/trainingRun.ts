import type { TrainingBackend } from './chooseBackend.ts';
import type { TrainingProgress } from './trainedNetwork.ts';
import type { TrainingMessage } from './training.worker.ts';

/** Where a run stands, as the page shows it. */
export interface TrainingRun {
  state: 'idle' | 'loading' | 'training' | 'stopping' | 'done' | 'failed';
  backend: TrainingBackend | undefined;
  looks: readonly TrainingProgress[];
  /** When the first look was heard, to measure speed from there. */
  firstLookAtMs: number;
  lastLookAtMs: number;
  result: Extract<TrainingMessage, { type: 'done' }> | undefined;
  failure: Extract<TrainingMessage, { type: 'failed' }> | undefined;
}

export type RunEvent =
  | { type: 'started' }
  | { type: 'stopAsked' }
  | { type: 'message'; message: TrainingMessage; nowMs: number }
  | { type: 'reset' };

export const IDLE_RUN: TrainingRun = {
  state: 'idle',
  backend: undefined,
  looks: [],
  firstLookAtMs: 0,
  lastLookAtMs: 0,
  result: undefined,
  failure: undefined,
};

export function advanceRun(run: TrainingRun, event: RunEvent): TrainingRun {
  if (event.type === 'reset') return IDLE_RUN;
  if (event.type === 'started') return { ...IDLE_RUN, state: 'loading' };
  if (event.type === 'stopAsked') return run.state === 'training' ? { ...run, state: 'stopping' } : run;
  const { message, nowMs } = event;
  switch (message.type) {
    case 'backend':
      return { ...run, state: 'training', backend: message.backend };
    case 'progress':
      return {
        ...run,
        looks: [...run.looks, message.progress],
        firstLookAtMs: run.looks.length === 0 ? nowMs : run.firstLookAtMs,
        lastLookAtMs: nowMs,
      };
    case 'done':
      return { ...run, state: 'done', result: message };
    case 'failed':
      return { ...run, state: 'failed', failure: message };
  }
}

/** Steps a second between the first look and the last; undefined before the second. */
export function stepsPerSecond(run: TrainingRun): number | undefined {
  const [first] = run.looks;
  const last = run.looks.at(-1);
  const seconds = (run.lastLookAtMs - run.firstLookAtMs) / 1_000;
  return first && last && seconds > 0 ? (last.step - first.step) / seconds : undefined;
}

/** Weights and biases of a dense network. */
export function parameterCount(inputs: number, hidden: readonly number[]): number {
  const widths = [inputs, ...hidden, 1];
  return widths.slice(1).reduce((sum, outputs, index) => sum + outputs * ((widths[index] ?? 0) + 1), 0);
}
