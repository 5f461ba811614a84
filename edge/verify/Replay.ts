import type { LogRowAnswer } from '@quantum-chain/edge/client';
import { loadExchange, loadHash, RECORD_BYTES } from '@quantum-chain/wasm';
import { bytesToHex, concat, type Hex, hexToBytes } from 'viem';
import type { Check } from './check.ts';
import type { ChainBatch, PublicData } from './publicData.ts';

type Engine = Awaited<ReturnType<typeof loadExchange>>;
type Event = ReturnType<Engine['applyRecords']>['events'] extends Iterable<infer E> ? E : never;
export type Trade = Extract<Event, { type: 'trade' }>;

/** Runs the log again, batch by batch, and compares each with what the chain was told. */
export class Replay {
  readonly engine: Engine;
  readonly #hash: Awaited<ReturnType<typeof loadHash>>;
  readonly #data: PublicData;

  private constructor(data: PublicData, engine: Engine, hash: Awaited<ReturnType<typeof loadHash>>) {
    this.#data = data;
    this.engine = engine;
    this.#hash = hash;
  }

  /** From a snapshot, or from nothing for 0. A snapshot is believed where its hash is a batch's state root on chain. */
  static async from(data: PublicData, snapshotSequence: number): Promise<Replay> {
    const engine = await loadExchange();
    if (snapshotSequence > 0) engine.restore(await data.edge.snapshot(snapshotSequence));
    return new Replay(data, engine, await loadHash());
  }

  /** One batch: its commands' root, then the state that they lead to. Answers its rows and trades. */
  async run(batch: ChainBatch): Promise<{ checks: Check[]; rows: LogRowAnswer[]; trades: Trade[] }> {
    const rows = await this.#data.log(batch.firstSequence, batch.lastSequence);
    const records = hexToBytes(concat(rows.map((row) => row.record)));
    const { events } = this.engine.applyRecords(records);
    const trades = [...events].filter((event): event is Trade => event.type === 'trade');
    const name = `batch ${batch.batchId} (commands ${batch.firstSequence} to ${batch.lastSequence})`;
    const checks = [
      { says: `${name}: root of its commands`, ours: this.commandsRoot(records), theirs: batch.commandsRoot },
      { says: `${name}: state after replaying it`, ours: this.engine.stateHash(), theirs: batch.stateRoot },
    ];
    return { checks, rows, trades };
  }

  commandsRoot(records: Uint8Array): Hex {
    return bytesToHex(this.#hash.merkleRoot(this.#hash.keccak256Batch(records, RECORD_BYTES)));
  }

  /** Whether a record is at its place in a batch, by its siblings alone. */
  includes(
    root: Hex,
    record: Uint8Array,
    place: { index: number; leafCount: number; siblings: Hex },
  ): boolean {
    const proof = { ...place, siblings: hexToBytes(place.siblings) };
    return this.#hash.verifyMerkleProof(hexToBytes(root), this.#hash.keccak256(record), proof);
  }
}

/** The batches that a replay from a snapshot to a batch goes through, ascending. */
export async function batchesBetween(
  data: PublicData,
  snapshotSequence: number,
  last: ChainBatch,
): Promise<ChainBatch[]> {
  const batches = [last];
  for (let batch = last; batch.firstSequence > snapshotSequence + 1; batches.unshift(batch))
    batch = await data.batch(batch.batchId - 1);
  return batches;
}
