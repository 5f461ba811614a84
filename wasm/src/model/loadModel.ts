import { model } from '#load/model';
import { ModelEngine } from './ModelEngine.ts';

/** A fresh engine instance for models: features, inference, backtests. */
export async function loadModel(): Promise<ModelEngine> {
  return new ModelEngine(await model.instantiate());
}
