import { model } from '#load/model';
import { FeatureEngine } from './FeatureEngine.ts';

/** A fresh engine instance for declared features. */
export async function loadFeatures(): Promise<FeatureEngine> {
  return new FeatureEngine(await model.instantiate());
}
