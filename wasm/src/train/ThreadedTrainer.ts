import type { TrainExports } from '../engine/TrainExports.ts';
import { TrainError } from './TrainError.ts';
import type { TrainingData, TrainingPlan } from './TrainingPlan.ts';
import { TrainingRun } from './TrainingRun.ts';
import type { ThreadAnswer, ThreadRequest, TrainingThread } from './threadMessages.ts';

/** A `Trainer` on several threads over one memory, with the same bits. Use `loadThreadedTrainer`, and `stop` in the end. */
export class ThreadedTrainer extends TrainingRun {
  readonly #threads: readonly TrainingThread[];
  #running = false;

  /** @throws as `Trainer` */
  constructor(
    engine: TrainExports,
    plan: TrainingPlan,
    data: TrainingData,
    threads: readonly TrainingThread[],
  ) {
    super(engine, plan, data, threads.length);
    this.#threads = threads;
  }

  /** Every thread makes an instance of its own, one after the other: each writes the same tables anew. Once, before the first step. */
  async setUp(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<void> {
    const shared = { module, memory, plan: this.plan, data: this.dataShape, threads: this.#threads.length };
    for (const [thread, one] of this.#threads.entries()) {
      await this.#ask([one], { type: 'setUp', ...shared, thread });
    }
  }

  /** As `Trainer.step`; one call at a time. @throws TrainError `PLAN_INVALID`, `DIVERGED`, `THREAD_FAILED` */
  async step(count: number): Promise<Float64Array> {
    if (this.#running) throw new TrainError('PLAN_INVALID', 'the steps before are still running');
    const losses = this.roomForLosses(count);
    const powers = { power1: this.engine.power1.value, power2: this.engine.power2.value };
    const request: ThreadRequest = { type: 'run', step: this.steps, count, losses, ...powers };
    this.#running = true;
    try {
      const [first] = await this.#ask(this.#threads, request);
      if (first?.type !== 'done') throw new TrainError('THREAD_FAILED', 'a thread gave no answer');
      this.engine.setPowers(first.power1, first.power2);
      return this.finish(count, first.sound, losses);
    } finally {
      this.#running = false;
    }
  }

  /** Ends the threads; nothing can be asked of this run afterwards. */
  stop(): void {
    for (const thread of this.#threads) thread.stop();
  }

  async #ask(threads: readonly TrainingThread[], request: ThreadRequest): Promise<ThreadAnswer[]> {
    const answers = await Promise.all(threads.map((thread) => thread.ask(request))).catch(
      (cause: unknown) => {
        this.stop();
        throw new TrainError('THREAD_FAILED', 'a thread died', { cause });
      },
    );
    for (const answer of answers)
      if (answer.type === 'failed') throw new TrainError('THREAD_FAILED', answer.message);
    return answers;
  }
}
