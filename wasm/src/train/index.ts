// An entrance of its own: only who trains loads train.wasm.
export { decodeCheckpoint } from './checkpoint.ts';
export { loadThreadedTrainer } from './loadThreadedTrainer.ts';
export { loadTrainer, replayStep } from './loadTrainer.ts';
export type { ThreadedTrainer } from './ThreadedTrainer.ts';
export { TrainError, type TrainErrorCode } from './TrainError.ts';
export type { Trainer } from './Trainer.ts';
export type { Loss, Optimizer, TrainingData, TrainingPlan } from './TrainingPlan.ts';
export type { TrainingState } from './TrainingState.ts';
