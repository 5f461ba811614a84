import { EngineMemory } from '../engine/EngineMemory.ts';
import type { TrainExports } from '../engine/TrainExports.ts';
import { LAYER_RECORD_BYTES, writeLayers } from '../network/layerRecord.ts';
import { fullOptimizer } from './checkPlan.ts';
import { TrainError } from './TrainError.ts';
import { LOSSES, OPTIMIZERS, type TrainingPlan } from './TrainingPlan.ts';

const BLOCK_ROWS = 8;

/** How much data there is, without the data. */
export interface DataShape {
  inputBytes: number;
  targetBytes: number;
  rows: number;
  rowStride: number;
}

/**
 * Lays a run out in an instance's memory and gives the places of its data. Every thread over one memory makes the same calls, so
 * that their addresses agree.
 * @throws TrainError `TOO_LARGE`
 */
export function layOutRun(
  engine: TrainExports,
  plan: TrainingPlan,
  data: DataShape,
  thread = 0,
  threads = 1,
): { inputs: number; targets: number } {
  const reserve = (bytes: number) => {
    const address = engine.reserve(bytes);
    if (address === 0) throw new TrainError('TOO_LARGE', `there is no room for ${bytes} bytes`);
    return address;
  };
  const { layers, steps, features, batchSize, loss, seed } = plan;
  const records = new Uint8Array(layers.length * LAYER_RECORD_BYTES);
  writeLayers(new DataView(records.buffer), 0, layers);
  const at = reserve(records.length);
  new EngineMemory(engine).bytes.set(records, at);
  const blocks = batchSize / BLOCK_ROWS;
  const kind = LOSSES.indexOf(loss);
  if (!engine.createTrainer(at, layers.length, steps, features, blocks, kind, seed, thread, threads))
    throw new TrainError('TOO_LARGE', 'there is no room for this network');
  const optimizer = fullOptimizer(plan.optimizer);
  engine.setOptimizer(
    OPTIMIZERS.indexOf(optimizer.kind),
    optimizer.learningRate,
    optimizer.beta1,
    optimizer.beta2,
    optimizer.epsilon,
    optimizer.weightDecay,
    optimizer.clipNorm,
  );
  const inputs = reserve(data.inputBytes);
  const targets = reserve(data.targetBytes);
  engine.setData(inputs, targets, data.rows, data.rowStride);
  return { inputs, targets };
}
