/// <reference lib="webworker" />
import { CLOCK, PORTABLE_PARTS, type PortablePart, type Row, watchRows } from '@quantum-chain/wasm/bench';

/** What the worker says while it measures. */
export type BenchMessage =
  | { type: 'clock'; clock: typeof CLOCK.name }
  | { type: 'part'; part: PortablePart }
  | { type: 'row'; row: Row }
  | { type: 'done' }
  | { type: 'failed'; message: string };

declare const self: DedicatedWorkerGlobalScope;

const say = (message: BenchMessage) => self.postMessage(message);

watchRows((row) => say({ type: 'row', row }));

self.onmessage = async () => {
  try {
    say({ type: 'clock', clock: CLOCK.name });
    for (const part of Object.keys(PORTABLE_PARTS) as PortablePart[]) {
      say({ type: 'part', part });
      await PORTABLE_PARTS[part]();
    }
    say({ type: 'done' });
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
