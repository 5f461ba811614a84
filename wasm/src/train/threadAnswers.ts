import type { TrainExports } from '../engine/TrainExports.ts';
import { layOutRun } from './layOutRun.ts';
import type { ThreadAnswer, ThreadRequest } from './threadMessages.ts';

/** What a thread does with its messages: an instance of its own over the memory of all. */
export function threadAnswers(): (request: ThreadRequest) => ThreadAnswer {
  let engine: TrainExports | undefined;
  return (request) => {
    try {
      if (request.type === 'setUp') {
        engine = instantiate(request.module, request.memory);
        layOutRun(engine, request.plan, request.data, request.thread, request.threads);
        return { type: 'ready' };
      }
      if (!engine) throw new Error('a run before its set-up');
      engine.setPowers(request.power1, request.power2);
      const sound = engine.train(request.step, request.count, request.losses) >>> 0;
      return { type: 'done', sound, power1: engine.power1.value, power2: engine.power2.value };
    } catch (error) {
      return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** The shared build takes its memory and does not export it. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): TrainExports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { ...exports, memory } as unknown as TrainExports;
}
