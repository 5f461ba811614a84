import {
  type Command,
  decodeCommand,
  type Exchange,
  encodeCommand,
  type Hash,
  loadExchange,
  loadHash,
  RECORD_BYTES,
} from '@quantum-chain/wasm';
import { bytesToHex } from 'viem';
import type { CommandBody, Engine, EngineEvent } from './engine.ts';

/** Room for a market group in an object's 128 MB: the engine's defaults take 52. */
export async function loadEngine(): Promise<Engine> {
  return new WasmEngine(await loadExchange(), await loadHash());
}

class WasmEngine implements Engine {
  readonly recordBytes = RECORD_BYTES;
  readonly #exchange: Exchange;
  readonly #hash: Hash;

  constructor(exchange: Exchange, hash: Hash) {
    this.#exchange = exchange;
    this.#hash = hash;
  }

  get restingOrders() {
    return this.#exchange.orderCount;
  }

  apply(body: CommandBody, sequence: number, timestampMs: number) {
    const record = encodeCommand({ ...body, sequence, timestampMs } as Command);
    // The engine knows more events and reasons, but none that these commands bring about.
    return { record, events: [...this.#exchange.applyRecords(record).events] as EngineEvent[] };
  }

  replay(record: Uint8Array): void {
    this.#exchange.replayRecords(record);
  }

  timestampOf(record: Uint8Array): number {
    return decodeCommand(record).timestampMs;
  }

  balance(account: number, asset: number) {
    return this.#exchange.balance(account, asset);
  }

  snapshot() {
    return this.#exchange.snapshot();
  }

  restore(snapshot: Uint8Array): void {
    this.#exchange.restore(snapshot);
  }

  stateHash() {
    return this.#exchange.stateHash();
  }

  merkleRoot(records: readonly Uint8Array[]) {
    return bytesToHex(this.#hash.merkleRoot(this.#leavesOf(records)));
  }

  merkleSiblings(records: readonly Uint8Array[], index: number) {
    return this.#hash.merkleProof(this.#leavesOf(records), index).siblings;
  }

  #leavesOf(records: readonly Uint8Array[]): Uint8Array {
    const bytes = new Uint8Array(records.length * RECORD_BYTES);
    records.forEach((record, index) => {
      bytes.set(record, index * RECORD_BYTES);
    });
    return this.#hash.keccak256Batch(bytes, RECORD_BYTES);
  }
}
