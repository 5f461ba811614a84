/// <reference lib="webworker" />
import { type Candle, type Hex, loadModel } from '@quantum-chain/wasm';
import { chooseBackend, type TrainingBackend } from './chooseBackend.ts';
import { EngineDisagrees, toModelFile } from './toModelFile.ts';
import type { TrainingProgress } from './trainedNetwork.ts';
import { trainingData } from './trainingData.ts';
import type { TrainingPlan } from './trainingPlan.ts';

export type TrainingRequest =
  | { type: 'start'; candles: readonly Candle[]; plan: TrainingPlan }
  | { type: 'stop' };

export type TrainingMessage =
  | { type: 'backend'; backend: TrainingBackend }
  | { type: 'progress'; progress: TrainingProgress }
  | { type: 'done'; modelId: Hex; file: Uint8Array<ArrayBuffer>; progress: TrainingProgress }
  | { type: 'failed'; code: 'TOO_LITTLE_HISTORY' | 'ENGINE_DISAGREES' | 'TRAINING_FAILED'; message: string };

declare const self: DedicatedWorkerGlobalScope;
const stopping = new AbortController();
const tell = (message: TrainingMessage) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<TrainingRequest>) => {
  if (data.type === 'stop') stopping.abort();
  else run(data.candles, data.plan).catch((error: unknown) => tell(failureOf(error)));
};

async function run(candles: readonly Candle[], plan: TrainingPlan): Promise<void> {
  const engine = await loadModel();
  const data = trainingData(engine, candles, plan);
  const backend = await chooseBackend();
  tell({ type: 'backend', backend });
  const train = await trainerFor(backend);
  const trained = await train(
    data,
    plan,
    (progress) => tell({ type: 'progress', progress }),
    stopping.signal,
  );
  const file = toModelFile(engine, trained, data, plan);
  tell({ type: 'done', modelId: engine.modelId(file), file, progress: trained.progress });
}

/** tfjs is large: whoever trains on the engine never loads it. */
async function trainerFor(backend: TrainingBackend) {
  if (backend === 'webgpu') return (await import('./trainInTfjs.ts')).trainInTfjs;
  return (await import('./trainInEngine.ts')).trainInEngine;
}

function failureOf(error: unknown): TrainingMessage {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) return { type: 'failed', code: 'TOO_LITTLE_HISTORY', message };
  if (error instanceof EngineDisagrees) return { type: 'failed', code: error.code, message };
  return { type: 'failed', code: 'TRAINING_FAILED', message };
}
