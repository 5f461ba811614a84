import { peerBook } from '#bench/peerBook';
import { type Exchange, loadExchange, RECORD_BYTES } from '../src/index.ts';
import { type Contender, measure, type Row } from './measure.ts';
import { createWorkload, WORKLOAD_LIMITS, type Workload } from './workload.ts';

const COMMANDS = 400_000;
/** The peer is so much slower that it gets a part of the log. */
const PEER_PART = 8;
const BATCH_RECORDS = 256;

export async function benchExchange(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [resting, targetRate] of [
    [1_000, 12e6],
    [100_000, 8e6],
  ] as const) {
    const workload = await createWorkload(resting, COMMANDS);
    const label = `${resting.toLocaleString('en')} resting orders`;
    const engine = await loadExchange(WORKLOAD_LIMITS);
    engine.replayRecords(workload.preamble.records);
    const start = engine.snapshot();
    const peer = peerBook && {
      peer: peerBook(workload, PEER_PART),
      peerName: 'nodejs-order-book (no balances)',
    };
    rows.push(
      measure({
        name: `exchange, ${label}, batches of ${BATCH_RECORDS}`,
        unit: 'commands/s',
        ours: ourExchange(engine, start, workload, BATCH_RECORDS),
        ...(peer && { ...peer, targetRatio: 20 }),
      }),
      measure({
        name: `exchange, ${label}, whole log at once`,
        unit: 'commands/s',
        ours: ourExchange(engine, start, workload, COMMANDS),
        targetRate,
      }),
      measure({
        name: `exchange, ${label}, apply one at a time`,
        unit: 'commands/s',
        ours: oneByOne(engine, start, workload),
        ...peer,
      }),
      measure({
        name: `exchange, ${label}, state hash`,
        unit: 'hashes/s',
        ours: { count: 1, run: () => engine.stateHash() },
      }),
    );
  }
  return rows;
}

function ourExchange(engine: Exchange, start: Uint8Array, { measured }: Workload, batch: number): Contender {
  const { records } = measured;
  return {
    count: records.length / RECORD_BYTES,
    prepare: () => engine.restore(start),
    run() {
      for (let at = 0; at < records.length; at += batch * RECORD_BYTES) {
        engine.replayRecords(records.subarray(at, at + batch * RECORD_BYTES));
      }
    },
  };
}

function oneByOne(engine: Exchange, start: Uint8Array, { measured }: Workload): Contender {
  const commands = measured.commands.slice(0, measured.commands.length / PEER_PART);
  return {
    count: commands.length,
    prepare: () => engine.restore(start),
    run() {
      for (const command of commands) {
        const [first] = engine.apply(command);
        if (first?.type === 'rejected')
          throw new Error(`The workload has a command that is rejected: ${first.reason}`);
      }
    },
  };
}
