import type { Exchange } from '../src/index.ts';
import { RECORD_BYTES } from '../src/index.ts';

/** How long a command takes that comes alone, in nanoseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  /** What reading the clock twice takes, which is in the others. */
  readonly clock: number;
}

/** Applies each record by itself, as an order that is waited for. The garbage collector and the machine's other work count. */
export function measureLatency(exchange: Exchange, records: Uint8Array): Latency {
  const commands = records.length / RECORD_BYTES;
  const times = new Float64Array(commands);
  const clocks = new Float64Array(commands);
  for (let i = 0; i < commands; i++) {
    const record = records.subarray(i * RECORD_BYTES, (i + 1) * RECORD_BYTES);
    const before = performance.now();
    exchange.replayRecords(record);
    const after = performance.now();
    times[i] = (after - before) * 1e6;
    clocks[i] = (performance.now() - after) * 1e6;
  }
  const at = (sorted: Float64Array, part: number) => sorted[Math.floor(part * (commands - 1))] as number;
  times.sort();
  clocks.sort();
  return { p50: at(times, 0.5), p99: at(times, 0.99), p999: at(times, 0.999), clock: at(clocks, 0.5) };
}
