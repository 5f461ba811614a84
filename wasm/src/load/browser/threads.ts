import type { ThreadAnswer, TrainingThread } from '../../train/threadMessages.ts';

// Bundlers find file and worker by these very expressions.
const location = new URL('../../../build/train.shared.wasm', import.meta.url);

export async function compileShared(): Promise<WebAssembly.Module> {
  const response = await fetch(location);
  if (!response.ok)
    throw new Error(`The engine could not be loaded: ${response.status} for ${location.href}.`);
  return WebAssembly.compile(await response.arrayBuffer());
}

export function startThread(): TrainingThread {
  const worker = new Worker(new URL('../../train/thread.worker.ts', import.meta.url), { type: 'module' });
  return {
    ask: (request) =>
      new Promise<ThreadAnswer>((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }: MessageEvent<ThreadAnswer>) => resolve(data);
        worker.postMessage(request);
      }),
    stop: () => worker.terminate(),
  };
}
