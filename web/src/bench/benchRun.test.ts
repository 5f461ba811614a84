import type { Row } from '@quantum-chain/wasm/bench';
import { expect, test } from 'vitest';
import { followBench, NO_RUN } from './benchRun.ts';

const row = { name: 'keccak-256', ours: 1 } as Row;

test('a run grows row by row and ends', () => {
  const started = followBench(NO_RUN, { type: 'start' });
  const measured = followBench(followBench(started, { type: 'part', part: 'hash' }), { type: 'row', row });
  expect(measured).toMatchObject({ state: 'running', part: 'hash', rows: [row] });
  expect(followBench(measured, { type: 'done' })).toMatchObject({
    state: 'done',
    part: undefined,
    rows: [row],
  });
});

test('a row that arrives after the end is nobody’s', () => {
  const cancelled = followBench(followBench(NO_RUN, { type: 'start' }), { type: 'cancel' });
  expect(followBench(cancelled, { type: 'row', row })).toBe(cancelled);
  expect(followBench(NO_RUN, { type: 'row', row })).toBe(NO_RUN);
});

test('a second run begins with an empty table', () => {
  const failed = followBench(followBench(followBench(NO_RUN, { type: 'start' }), { type: 'row', row }), {
    type: 'failed',
    message: 'out of memory',
  });
  expect(failed).toMatchObject({ state: 'failed', problem: 'out of memory', rows: [row] });
  expect(followBench(failed, { type: 'start' }).rows).toEqual([]);
});
