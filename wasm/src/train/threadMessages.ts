import type { DataShape } from './layOutRun.ts';
import type { TrainingPlan } from './TrainingPlan.ts';

/** To a thread: first `setUp`, then any number of `run`s. */
export type ThreadRequest =
  | {
      type: 'setUp';
      module: WebAssembly.Module;
      memory: WebAssembly.Memory;
      plan: TrainingPlan;
      data: DataShape;
      thread: number;
      threads: number;
    }
  | { type: 'run'; step: number; count: number; losses: number; power1: number; power2: number };

/** A thread's answer to each request. */
export type ThreadAnswer =
  | { type: 'ready' }
  | { type: 'done'; sound: number; power1: number; power2: number }
  | { type: 'failed'; message: string };

/** One running thread, as a host starts it. */
export interface TrainingThread {
  /** Sends a request and waits for its answer; rejects where the thread died. */
  ask(request: ThreadRequest): Promise<ThreadAnswer>;
  stop(): void;
}
