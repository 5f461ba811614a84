'use client';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { BenchMessage } from './bench.worker.ts';
import { type BenchRun, followBench, NO_RUN } from './benchRun.ts';

/** The table in a worker of its own; leaving the page or cancelling ends the worker. */
export function useBench(): { run: BenchRun; start: () => void; cancel: () => void } {
  const [run, follow] = useReducer(followBench, NO_RUN);
  const worker = useRef<Worker>(undefined);
  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
  }, []);
  useEffect(() => end, [end]);
  return {
    run,
    start() {
      end();
      follow({ type: 'start' });
      const started = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
      worker.current = started;
      started.onmessage = ({ data }: MessageEvent<BenchMessage>) => {
        follow(data);
        if (data.type === 'done' || data.type === 'failed') end();
      };
      started.onerror = (event) => {
        follow({ type: 'failed', message: event.message });
        end();
      };
      started.postMessage('start');
    },
    cancel() {
      end();
      follow({ type: 'cancel' });
    },
  };
}
