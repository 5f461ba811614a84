import { model } from '#load/model';
import { Statistics } from './Statistics.ts';

/** A fresh engine instance for figures about returns. */
export async function loadStatistics(): Promise<Statistics> {
  return new Statistics(await model.instantiate());
}
