import type { Candle } from '@quantum-chain/wasm';
import type { TrainingMessage, TrainingRequest } from './training.worker.ts';
import type { TrainingPlan } from './trainingPlan.ts';

export interface RunningTraining {
  /** Ends at the next look at the held-out bars and keeps what was learned. */
  stop(): void;
  /** Ends at once and keeps nothing. */
  discard(): void;
}

/** Trains in a worker, so that the page stays smooth. `listener` hears everything, last of all `done` or `failed`. */
export function startTraining(
  candles: readonly Candle[],
  plan: TrainingPlan,
  listener: (message: TrainingMessage) => void,
): RunningTraining {
  const worker = new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module' });
  const send = (request: TrainingRequest) => worker.postMessage(request);
  worker.onmessage = ({ data }: MessageEvent<TrainingMessage>) => {
    if (data.type === 'done' || data.type === 'failed') worker.terminate();
    listener(data);
  };
  worker.onerror = (event) => {
    worker.terminate();
    listener({ type: 'failed', code: 'TRAINING_FAILED', message: event.message });
  };
  send({ type: 'start', candles, plan });
  return { stop: () => send({ type: 'stop' }), discard: () => worker.terminate() };
}
