import { createEdgeClient, type Stream, type StreamState } from '@quantum-chain/edge/client';
import { createStore } from '../state/createStore.ts';

/** The edge that served this page. */
export const edge = createEdgeClient();

/** Whether the feed flows; `idle` before anything listens. */
export const streamState = createStore<StreamState | 'idle'>('idle');

let stream: Stream | undefined;

/** One live feed for the whole page, opened when something first listens. */
export function edgeStream(): Stream {
  if (!stream) streamState.set('connecting');
  stream ??= edge.stream({ onState: streamState.set });
  return stream;
}
