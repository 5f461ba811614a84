// What train.wasm exports: one training run. Addresses and counts only; the typed wrapper in ../src/train checks them.

export { scratch } from './memory/arena';
export { power1, power2, setOptimizer, setPowers } from './train/optimizer';
export {
  computeGradients,
  createTrainer,
  readParameters,
  reserve,
  setData,
  train,
  writeParameters,
} from './train/trainer';
