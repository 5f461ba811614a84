import { model } from '#load/model';
import { MonteCarlo } from './MonteCarlo.ts';

/** A fresh engine instance for random paths. */
export async function loadMonteCarlo(): Promise<MonteCarlo> {
  return new MonteCarlo(await model.instantiate());
}
