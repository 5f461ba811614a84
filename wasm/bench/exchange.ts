import { peerBook } from '#bench/peerBook';
import { core } from '#load/core';
import { DEFAULT_LIMITS, type Exchange, loadExchange, RECORD_BYTES } from '../src/index.ts';
import { measureLatency } from './latency.ts';
import { type Contender, measure, type Row, reading } from './measure.ts';
import { createWorkload, WORKLOAD_LIMITS, type Workload } from './workload.ts';

const COMMANDS = 400_000;
/** The peer is so much slower that it gets a part of the log. */
const PEER_PART = 8;
const BATCH_RECORDS = 256;
/** What the edge seals at most. */
const SEALED_RECORDS = 2_000;
const MARKETS = 32;

export async function benchExchange(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [resting, targetRate] of [
    [1_000, 12e6],
    [100_000, 8e6],
  ] as const) {
    const workload = await createWorkload(resting, COMMANDS);
    const label = `exchange, ${resting.toLocaleString('en')} resting orders`;
    const engine = await loadExchange(WORKLOAD_LIMITS);
    engine.replayRecords(workload.preamble.records);
    const start = engine.snapshot();
    rows.push(...benchRates(label, engine, start, workload, targetRate));
    rows.push(...benchHashes(label, engine, start, workload));
    engine.restore(start);
    const latency = measureLatency(engine, workload.measured.records);
    const clock = `(reading the clock is ${Math.round(latency.clock)})`;
    rows.push(
      reading(`${label}, one at a time, median ${clock}`, 'ns', latency.p50),
      reading(`${label}, one at a time, 99 %`, 'ns', latency.p99),
      reading(`${label}, one at a time, 99.9 %`, 'ns', latency.p999, 2_000),
    );
  }
  rows.push(await benchMarkets());
  rows.push(reading('exchange, memory for one more open order', 'bytes', await bytesPerOrder()));
  return rows;
}

function benchRates(
  label: string,
  engine: Exchange,
  start: Uint8Array,
  workload: Workload,
  targetRate: number,
): Row[] {
  const peer = peerBook && {
    peer: peerBook(workload, PEER_PART),
    peerName: 'nodejs-order-book (no balances)',
  };
  return [
    measure({
      name: `${label}, batches of ${BATCH_RECORDS}`,
      unit: 'commands/s',
      ours: ourExchange(engine, start, workload, BATCH_RECORDS),
      ...(peer && { ...peer, targetRatio: 20 }),
    }),
    measure({
      name: `${label}, whole log at once`,
      unit: 'commands/s',
      ours: ourExchange(engine, start, workload, COMMANDS),
      targetRate,
    }),
    measure({
      name: `${label}, decoded events, one at a time`,
      unit: 'commands/s',
      ours: oneByOne(engine, start, workload),
      ...peer,
    }),
  ];
}

/** What the state hash adds to a command, where it is asked for after so many. */
function benchHashes(label: string, engine: Exchange, start: Uint8Array, workload: Workload): Row[] {
  return [1, BATCH_RECORDS, SEALED_RECORDS].map((batch) => {
    const count = Math.min(COMMANDS, batch * 1_000);
    const part = { ...workload, measured: cut(workload, count) };
    const plain = measure({ name: '', unit: '', ours: ourExchange(engine, start, part, batch) });
    const hashed = measure({ name: '', unit: '', ours: ourExchange(engine, start, part, batch, true) });
    const name = `${label}, state hash after every ${batch}, for one command`;
    return reading(name, 'ns', 1e9 / hashed.ours - 1e9 / plain.ours);
  });
}

function cut({ measured }: Workload, count: number): Workload['measured'] {
  const { commands, records } = measured;
  return { commands: commands.slice(0, count), records: records.subarray(0, count * RECORD_BYTES) };
}

async function benchMarkets(): Promise<Row> {
  const workload = await createWorkload(100_000, COMMANDS, MARKETS);
  const engine = await loadExchange(WORKLOAD_LIMITS);
  engine.replayRecords(workload.preamble.records);
  return measure({
    name: `exchange, 100,000 resting orders in ${MARKETS} markets, batches of ${BATCH_RECORDS}`,
    unit: 'commands/s',
    ours: ourExchange(engine, engine.snapshot(), workload, BATCH_RECORDS),
  });
}

/** Slots, links, index, and room for its events, by what a larger limit adds to an instance's memory. */
async function bytesPerOrder(): Promise<number> {
  const [few, many] = await Promise.all([memoryFor(100_000), memoryFor(200_000)]);
  return (many - few) / 100_000;
}

async function memoryFor(orders: number): Promise<number> {
  const { accounts, assets, markets, levels } = DEFAULT_LIMITS;
  const engine = await core.instantiate();
  engine.createExchange(accounts, assets, markets, orders, levels);
  return engine.memory.buffer.byteLength;
}

function ourExchange(
  engine: Exchange,
  start: Uint8Array,
  { measured: { records } }: Workload,
  batch: number,
  hashed = false,
): Contender {
  return {
    count: records.length / RECORD_BYTES,
    prepare() {
      engine.restore(start);
      // Everything was touched, which is nothing that commands cost.
      if (hashed) engine.stateHash();
    },
    run() {
      for (let at = 0; at < records.length; at += batch * RECORD_BYTES) {
        engine.replayRecords(records.subarray(at, at + batch * RECORD_BYTES));
        if (hashed) engine.stateHash();
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
