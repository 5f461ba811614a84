import type { PortablePart, Row } from '@quantum-chain/wasm/bench';
import type { BenchMessage } from './bench.worker.ts';

/** A run of the table, as far as it has come. */
export interface BenchRun {
  state: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  /** What is being measured now. */
  part: PortablePart | undefined;
  clock: 'cpu' | 'wall' | undefined;
  rows: readonly Row[];
  problem: string | undefined;
}

export const NO_RUN: BenchRun = {
  state: 'idle',
  part: undefined,
  clock: undefined,
  rows: [],
  problem: undefined,
};

/** The run after a message, or after a person started or stopped it. What comes after the end changes nothing. */
export function followBench(
  run: BenchRun,
  event: BenchMessage | { type: 'start' } | { type: 'cancel' },
): BenchRun {
  if (event.type === 'start') return { ...NO_RUN, state: 'running' };
  if (run.state !== 'running') return run;
  switch (event.type) {
    case 'clock':
      return { ...run, clock: event.clock };
    case 'part':
      return { ...run, part: event.part };
    case 'row':
      return { ...run, rows: [...run.rows, event.row] };
    case 'done':
      return { ...run, state: 'done', part: undefined };
    case 'cancel':
      return { ...run, state: 'cancelled', part: undefined };
    case 'failed':
      return { ...run, state: 'failed', part: undefined, problem: event.message };
  }
}
