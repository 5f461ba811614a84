import * as tf from '@tensorflow/tfjs-core';
import { DenseNetwork } from './denseNetwork.ts';
import { nextMessage } from './nextMessage.ts';
import { seededRandom } from './seededRandom.ts';
import type { TrainedNetwork, TrainingProgress } from './trainedNetwork.ts';
import type { TrainingData } from './trainingData.ts';
import type { TrainingPlan } from './trainingPlan.ts';

/** Draws and batches of the plan come from another stream than its starting weights. */
const BATCH_STREAM = 0x5bd1e995;

/**
 * Trains on the current tfjs backend. Tells progress every `plan.evaluateEvery` steps; an aborted signal ends it there with
 * what it has learned so far. No tensor outlives the call.
 */
export async function trainInTfjs(
  data: TrainingData,
  plan: TrainingPlan,
  onProgress: (progress: TrainingProgress) => void,
  signal: AbortSignal,
): Promise<TrainedNetwork> {
  const network = new DenseNetwork(data.width, plan);
  const random = seededRandom(plan.seed ^ BATCH_STREAM);
  const heldOut = toTensors(data.heldOutInputs, data.heldOutLabels, data.width);
  const whole = toTensors(data.trainInputs, data.trainLabels, data.width);
  try {
    let progress: TrainingProgress = { step: 0, steps: plan.steps, trainLoss: 0, heldOutLoss: 0 };
    for (let step = 1; step <= plan.steps; step++) {
      const batch = drawBatch(data, plan.batchSize, random);
      const loss = network.step(batch.inputs, batch.labels);
      const looks = step % plan.evaluateEvery === 0 || step === plan.steps;
      // Reading a loss waits for the device, so it is read only where it is shown.
      if (looks) {
        const [trainLoss] = await loss.data();
        const heldOutLoss = await network.evaluate(heldOut.inputs, heldOut.labels);
        progress = { step, steps: plan.steps, trainLoss: trainLoss as number, heldOutLoss };
        onProgress(progress);
      }
      tf.dispose([loss, batch.inputs, batch.labels]);
      if (looks) await nextMessage();
      if (looks && signal.aborted) break;
    }
    return {
      network: await network.network(),
      trainSignals: await network.signals(whole.inputs),
      heldOutSignals: await network.signals(heldOut.inputs),
      progress,
    };
  } finally {
    network.dispose();
    tf.dispose([heldOut.inputs, heldOut.labels, whole.inputs, whole.labels]);
  }
}

function toTensors(inputs: Float32Array, labels: Float32Array, width: number) {
  return {
    inputs: tf.tensor2d(inputs, [labels.length, width]),
    labels: tf.tensor2d(labels, [labels.length, 1]),
  };
}

function drawBatch(data: TrainingData, size: number, random: () => number) {
  const rows = data.trainLabels.length;
  const inputs = new Float32Array(size * data.width);
  const labels = new Float32Array(size);
  for (let index = 0; index < size; index++) {
    const row = Math.floor(random() * rows);
    inputs.set(data.trainInputs.subarray(row * data.width, (row + 1) * data.width), index * data.width);
    labels[index] = data.trainLabels[row] as number;
  }
  return toTensors(inputs, labels, data.width);
}
