import type { TrainingThread } from '../../train/threadMessages.ts';

/** train.wasm for shared memory. Rejects where the host has no threads. */
export declare function compileShared(): Promise<WebAssembly.Module>;

export declare function startThread(): TrainingThread;
