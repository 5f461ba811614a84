import type { VerifyMessage, VerifyRequest } from './verify.worker.ts';

/** Runs every check in a worker, so that the page stays smooth. Answers how to stop it; `done` comes last. */
export function startVerification(
  request: Omit<Extract<VerifyRequest, { type: 'start' }>, 'type'>,
  listener: (message: VerifyMessage) => void,
): () => void {
  const worker = new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<VerifyMessage>) => {
    if (data.type === 'done') worker.terminate();
    listener(data);
  };
  worker.onerror = (event) => {
    worker.terminate();
    listener({ type: 'failed', section: 'evaluations', message: event.message });
    listener({ type: 'done' });
  };
  worker.postMessage({ type: 'start', ...request } satisfies VerifyRequest);
  return () => {
    worker.terminate();
    listener({ type: 'done' });
  };
}
