import { model } from '#load/model';
import { InferenceSession } from './InferenceSession.ts';
import type { Network } from './Network.ts';

/** A network ready to infer. @throws ModelError `MODEL_INVALID` */
export async function loadNetwork(network: Network): Promise<InferenceSession> {
  return new InferenceSession(await model.instantiate(), network);
}
