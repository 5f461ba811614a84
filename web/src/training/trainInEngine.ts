import { type Layer, loadNetwork } from '@quantum-chain/wasm';
import { type TrainingPlan as EnginePlan, loadTrainer, type Trainer } from '@quantum-chain/wasm/train';
import { nextMessage } from './nextMessage.ts';
import type { TrainedNetwork, TrainingProgress } from './trainedNetwork.ts';
import type { TrainingData } from './trainingData.ts';
import type { TrainingPlan } from './trainingPlan.ts';

const FEATURES_PER_BAR = 4;
/** The nearest that a chance comes to 0 or 1, so that one wrong answer does not cost an infinite loss. */
const CHANCE_MIN = 1e-7;

/**
 * Trains on the processor by the engine: the same plan on the same data gives the same bits in every tab, and any step can be run again from a
 * checkpoint. Tells progress every `plan.evaluateEvery` steps; an aborted signal ends it there with what it has learned so far.
 */
export async function trainInEngine(
  data: TrainingData,
  plan: TrainingPlan,
  onProgress: (progress: TrainingProgress) => void,
  signal: AbortSignal,
): Promise<TrainedNetwork> {
  const trainer = await loadTrainer(enginePlan(plan), {
    inputs: data.trainInputs,
    targets: data.trainLabels,
  });
  let progress: TrainingProgress = { step: 0, steps: plan.steps, trainLoss: 0, heldOutLoss: 0 };
  while (progress.step < plan.steps && !signal.aborted) {
    const losses = trainer.step(Math.min(plan.evaluateEvery, plan.steps - progress.step));
    const heldOutLoss = meanLoss(await signalsOf(trainer, data.heldOutInputs), data.heldOutLabels);
    progress = { step: trainer.steps, steps: plan.steps, trainLoss: losses.at(-1) as number, heldOutLoss };
    onProgress(progress);
    await nextMessage();
  }
  const { layers, parameters } = trainer.network();
  return {
    network: { layers, parameters },
    trainSignals: await signalsOf(trainer, data.trainInputs),
    heldOutSignals: await signalsOf(trainer, data.heldOutInputs),
    progress,
  };
}

function enginePlan(plan: TrainingPlan): EnginePlan {
  const hidden = plan.hidden.map((units): Layer => ({ kind: 'dense', units, activation: 'relu' }));
  return {
    steps: plan.windowBars,
    features: FEATURES_PER_BAR,
    layers: [{ kind: 'flatten' }, ...hidden, { kind: 'dense', units: 1, activation: 'sigmoid' }],
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'adam', learningRate: plan.learningRate },
    batchSize: plan.batchSize,
    seed: plan.seed,
  };
}

async function signalsOf(trainer: Trainer, rows: Float32Array): Promise<Float32Array> {
  return (await loadNetwork(trainer.network())).run(rows);
}

/** Mean cross-entropy in nats. */
function meanLoss(signals: Float32Array, labels: Float32Array): number {
  const sum = signals.reduce((all, signal, row) => {
    const chance = labels[row] === 1 ? signal : 1 - signal;
    return all - Math.log(Math.max(CHANCE_MIN, chance));
  }, 0);
  return sum / labels.length;
}
