import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { ThreadAnswer, TrainingThread } from '../../train/threadMessages.ts';

const location = new URL('../../../build/train.shared.wasm', import.meta.url);

export async function compileShared(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(new Uint8Array(await readFile(location)));
}

export function startThread(): TrainingThread {
  const worker = new Worker(new URL('../../train/thread.node.ts', import.meta.url));
  return {
    ask: (request) =>
      new Promise<ThreadAnswer>((resolve, reject) => {
        worker.once('error', reject);
        worker.once('message', (answer: ThreadAnswer) => {
          worker.off('error', reject);
          resolve(answer);
        });
        worker.postMessage(request);
      }),
    stop: () => void worker.terminate(),
  };
}
