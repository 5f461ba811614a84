import { createEdgeClient, type Stream, type StreamState } from '@quantum-chain/edge/client';
import { createStore } from '../state/createStore.ts';

/** The edge that served this page. */
export const edge = createEdgeClient();

export const streamState = createStore<StreamState>('connecting');

let stream: Stream | undefined;

/** One live feed for the whole page, opened when something first listens. */
export function edgeStream(): Stream {
  stream ??= edge.stream({ onState: streamState.set });
  return stream;
}
