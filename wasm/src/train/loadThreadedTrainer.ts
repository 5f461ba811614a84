import { compileShared, startThread } from '#load/threads';
import { ThreadedTrainer } from './ThreadedTrainer.ts';
import { TrainError } from './TrainError.ts';
import type { TrainingData, TrainingPlan } from './TrainingPlan.ts';
import { instantiate } from './threadAnswers.ts';

const THREADS_MAX = 16;
const PAGE_BYTES = 65_536;
/** As build.ts compiles it. */
const SHARED_PAGES_MAX = (512 * 1024 * 1024) / PAGE_BYTES;

/**
 * A training run on `threads` threads (1 to 16). A page needs cross-origin isolation for it; a Worker has none.
 * @throws TrainError as `loadTrainer`; `THREADS_UNAVAILABLE`, `THREAD_FAILED`
 */
export async function loadThreadedTrainer(
  plan: TrainingPlan,
  data: TrainingData,
  threads: number,
): Promise<ThreadedTrainer> {
  if (!Number.isInteger(threads) || threads < 1 || threads > THREADS_MAX)
    throw new TrainError('PLAN_INVALID', `${threads} threads`);
  const module = await compileShared().catch((cause: unknown) => {
    throw new TrainError('THREADS_UNAVAILABLE', 'train.wasm for shared memory does not compile here', {
      cause,
    });
  });
  const memory = sharedMemory();
  const running = Array.from({ length: threads }, startThread);
  try {
    const trainer = new ThreadedTrainer(instantiate(module, memory), plan, data, running);
    await trainer.setUp(module, memory);
    return trainer;
  } catch (error) {
    for (const thread of running) thread.stop();
    throw error;
  }
}

function sharedMemory(): WebAssembly.Memory {
  if (typeof SharedArrayBuffer === 'undefined')
    throw new TrainError('THREADS_UNAVAILABLE', 'this page is not cross-origin isolated');
  return new WebAssembly.Memory({ initial: 1, maximum: SHARED_PAGES_MAX, shared: true });
}
