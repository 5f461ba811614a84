import type { CoreExports } from '../engine/CoreExports.ts';
import { EngineError } from '../engine/EngineError.ts';
import { EngineMemory } from '../engine/EngineMemory.ts';
import { DIGEST_BYTES } from '../hash/Hash.ts';
import { fromHex, type Hex, toHex } from '../hex.ts';
import type { Command } from './Command.ts';
import { SIDES, type Side } from './codes.ts';
import { decodeEvents } from './decodeEvents.ts';
import { EventLog } from './EventLog.ts';
import { ExchangeError } from './ExchangeError.ts';
import type { ExchangeEvent } from './ExchangeEvent.ts';
import type { ExchangeLimits } from './ExchangeLimits.ts';
import { encodeCommand } from './encodeCommand.ts';
import { readMarket, readOrder } from './readViews.ts';
import { ADDRESS_BYTES, RECORD, RECORD_BYTES } from './recordLayout.ts';
import type { Balance, Book, BookLevel, Market, OpenOrder } from './views.ts';

const LEVEL_ENTRY_BYTES = 16;
const ADDRESS_OF_ORDER_BYTES = 4;
const TICKS_END = 2 ** 31;
const OVER_LIMIT = 2;

/**
 * Accounts, balances and books as one state machine. Commands go in, events come out; the same commands give the same
 * state on every host.
 *
 * @example
 * const exchange = await loadExchange();
 * exchange.apply({ op: 'openAccount', sequence: 1, timestampMs: 0, account: 0, address: `0x${'11'.repeat(20)}` });
 */
export class Exchange {
  readonly limits: ExchangeLimits;
  readonly #engine: CoreExports;
  readonly #memory: EngineMemory;

  /** Use `loadExchange()`. */
  constructor(engine: CoreExports, limits: ExchangeLimits) {
    this.#engine = engine;
    this.#memory = new EngineMemory(engine);
    this.limits = limits;
  }

  /** Of the last command that was applied; 0 before the first. */
  get lastSequence(): number {
    return Number(this.#engine.lastSequence());
  }

  /** Of the last command that was applied, in Unix milliseconds. */
  get lastTimestampMs(): number {
    return Number(this.#engine.lastTimestampMs());
  }

  /** Trades so far; the id of the newest. */
  get tradeCount(): number {
    return Number(this.#engine.tradeCount());
  }

  get accountCount(): number {
    return this.#engine.accountCount();
  }

  get marketCount(): number {
    return this.#engine.marketCount();
  }

  /** Resting and waiting orders over all markets. */
  get orderCount(): number {
    return this.#engine.orderCount();
  }

  /** Applies one command. Throws `ExchangeError` (`wrongSequence`, `timestampFell`, `badRecord`) and applies nothing. */
  apply(command: Command): ExchangeEvent[] {
    const events: ExchangeEvent[] = [];
    this.#run(encodeCommand(command), () => {
      decodeEvents(this.#memory.view, this.#engine.eventsAt(), this.#engine.eventBytes(), events);
    });
    return events;
  }

  /**
   * Applies encoded commands, one behind the other, and keeps their events undecoded. Throws `ExchangeError`
   * (`wrongSequence`, `timestampFell`, `badRecord`) before it applies any.
   */
  applyRecords(records: Uint8Array): { readonly count: number; readonly events: EventLog } {
    const chunks: Uint8Array[] = [];
    const count = this.#run(records, () => {
      const bytes = this.#engine.eventBytes();
      if (bytes > 0) chunks.push(this.#memory.read(this.#engine.eventsAt(), bytes));
    });
    return { count, events: new EventLog(chunks) };
  }

  /** As `applyRecords`, without events: what a restart does with the tail of the log. Returns the number of records. */
  replayRecords(records: Uint8Array): number {
    return this.#run(records, () => {});
  }

  /** Throws `ExchangeError` (`badArgument`) for an unknown account or asset. */
  balance(account: number, asset: number): Balance {
    this.#checkAccount(account);
    if (!isBelow(asset, this.limits.assets))
      throw new ExchangeError('badArgument', `There is no asset ${asset}.`);
    const address = this.#engine.balanceAt(account, asset);
    const { view } = this.#memory;
    return { available: view.getBigInt64(address, true), reserved: view.getBigInt64(address + 8, true) };
  }

  /** The account of an address, or undefined if none was opened. */
  accountOf(address: Hex): number | undefined {
    const bytes = fromHex(address, ADDRESS_BYTES);
    if (!bytes) throw new ExchangeError('badArgument', `${address} is not an address.`);
    const account = this.#engine.findAccount(this.#memory.write(bytes)) >>> 0;
    return account < this.accountCount ? account : undefined;
  }

  /** The address an account was opened with. Throws `ExchangeError` (`badArgument`) for an unknown account. */
  addressOf(account: number): Hex {
    this.#checkAccount(account);
    return toHex(this.#memory.read(this.#engine.accountAt(account), ADDRESS_BYTES));
  }

  /** Throws `ExchangeError` (`badArgument`) for an unknown market. */
  market(market: number): Market {
    this.#checkMarket(market);
    return readMarket(this.#memory.view, this.#engine.marketAt(market), market);
  }

  /** The best `depth` levels of each half. Throws `ExchangeError` (`badArgument`) for an unknown market or bad depth. */
  book(market: number, depth: number): Book {
    this.#checkMarket(market);
    if (!isBelow(depth, this.limits.levels + 1))
      throw new ExchangeError('badArgument', `${depth} is not a depth.`);
    return { bids: this.#levels(market, 0, depth), asks: this.#levels(market, 1, depth) };
  }

  /** All lots that rest at one price; 0 if none do. */
  levelQuantityLots(market: number, side: Side, priceTicks: number): number {
    this.#checkMarket(market);
    if (!isBelow(priceTicks, TICKS_END))
      throw new ExchangeError('badArgument', `${priceTicks} is not a price.`);
    return Number(this.#engine.levelLots(market, SIDES.indexOf(side), priceTicks));
  }

  /** An account's open orders, oldest first. Throws `ExchangeError` (`badArgument`) for an unknown account. */
  openOrders(account: number): OpenOrder[] {
    this.#checkAccount(account);
    const target = this.#memory.scratch(this.orderCount * ADDRESS_OF_ORDER_BYTES);
    const count = this.#engine.readOrders(account, this.orderCount, target);
    const { view } = this.#memory;
    return Array.from({ length: count }, (_, i) =>
      readOrder(view, view.getUint32(target + i * ADDRESS_OF_ORDER_BYTES, true)),
    );
  }

  /** An open order, or undefined if it is not open (any more). */
  order(orderId: number): OpenOrder | undefined {
    if (!isBelow(orderId, Number.MAX_SAFE_INTEGER)) return undefined;
    const address = this.#engine.findOrder(BigInt(orderId));
    return address === 0 ? undefined : readOrder(this.#memory.view, address);
  }

  /** The whole state. Equal states give equal bytes, however they were reached and whatever the limits. */
  snapshot(): Uint8Array<ArrayBuffer> {
    const target = this.#memory.scratch(this.#engine.snapshotBytesMax());
    return this.#memory.read(target, this.#engine.writeSnapshot(target));
  }

  /**
   * The commitment to the whole state that batches carry: the same for equal states, whatever the limits. It costs as much
   * as has changed since it was last asked for. Throws `EngineError` (`outOfMemory`).
   */
  stateHash(): Hex {
    const address = this.#engine.stateHash();
    if (address === 0) throw new EngineError('outOfMemory', 'The host has no memory for the state hash.');
    return toHex(this.#memory.read(address, DIGEST_BYTES));
  }

  /**
   * Replaces the whole state by a snapshot's. Throws `ExchangeError` (`badSnapshot`, `limitExceeded`); the exchange is
   * empty then.
   */
  restore(snapshot: Uint8Array): void {
    const result = this.#engine.restore(this.#memory.write(snapshot), snapshot.length);
    if (result === 0) return;
    if (result === OVER_LIMIT) throw new ExchangeError('limitExceeded', 'The snapshot exceeds the limits.');
    throw new ExchangeError('badSnapshot', 'These bytes are not a snapshot.');
  }

  #run(records: Uint8Array, collect: () => void): number {
    if (records.length % RECORD_BYTES)
      throw new ExchangeError('badRecord', 'These bytes are not whole records.');
    const count = records.length / RECORD_BYTES;
    const source = this.#memory.write(records);
    this.#check(records, source, count);
    // The engine pauses whenever its event buffer is full.
    for (let applied = 0; applied < count; collect()) {
      applied += this.#engine.applyRecords(source + applied * RECORD_BYTES, count - applied);
    }
    return count;
  }

  // Before anything is applied, so that a batch is taken whole or not at all.
  #check(records: Uint8Array, source: number, count: number): void {
    const good = this.#engine.checkRecords(source, count);
    if (good === count) return;
    const view = new DataView(records.buffer, records.byteOffset + good * RECORD_BYTES, RECORD_BYTES);
    const sequence = view.getBigUint64(RECORD.sequence, true);
    const expected = this.#engine.lastSequence() + BigInt(good) + 1n;
    if (sequence !== expected) {
      throw new ExchangeError('wrongSequence', `Expected sequence ${expected}, got ${sequence}.`);
    }
    throw new ExchangeError('timestampFell', `The time of command ${sequence} lies before the last one's.`);
  }

  #levels(market: number, side: number, depth: number): BookLevel[] {
    const target = this.#memory.scratch(depth * LEVEL_ENTRY_BYTES);
    const count = this.#engine.readLevels(market, side, depth, target);
    const { view } = this.#memory;
    return Array.from({ length: count }, (_, i) => {
      const entry = target + i * LEVEL_ENTRY_BYTES;
      return {
        priceTicks: view.getUint32(entry + 8, true),
        quantityLots: Number(view.getBigInt64(entry, true)),
        orderCount: view.getUint32(entry + 12, true),
      };
    });
  }

  #checkAccount(account: number): void {
    if (!isBelow(account, this.accountCount))
      throw new ExchangeError('badArgument', `There is no account ${account}.`);
  }

  #checkMarket(market: number): void {
    if (!isBelow(market, this.marketCount))
      throw new ExchangeError('badArgument', `There is no market ${market}.`);
  }
}

function isBelow(value: number, end: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value < end;
}
