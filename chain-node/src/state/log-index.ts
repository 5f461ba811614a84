import { bytesToHex, concatBytes, hexToBytes } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { NodeError } from '../errors/node-error.ts';
import type { Log, Receipt } from '../execution/receipt.ts';
import type { ChainBlock } from './chain-block.ts';
import type { ChainStore } from './chain-store.ts';
import { addressPrefix, POSITION_BYTES, positionKey, readPositionKey, topicPrefix } from './keys.ts';

/** A search that would cost more than one caller may cost the node. */
export class LogSearchError extends NodeError<'TOO_MANY_LOGS' | 'RANGE_TOO_WIDE'> {}

const LOGS_MAX = 10_000;
/** Index entries looked at for one search. */
const ENTRIES_MAX = 200_000;
/** Blocks read one by one, when neither an address nor a first topic narrows the search down. */
const BLOCKS_SCANNED_MAX = 10_000n;

/** Which logs are wanted. `topics[i]` lists what may stand at position i; `null` accepts anything there. */
export interface LogQuery {
  readonly addresses: readonly Hex[];
  readonly topics: readonly (readonly Hex[] | null)[];
}

export interface LocatedLog {
  readonly log: Log;
  readonly block: ChainBlock;
  readonly transactionIndex: number;
  readonly logIndex: number;
}

/**
 * Logs in blocks `from` to `to` (both included) that match, in chain order.
 *
 * @throws {LogSearchError} if there are more than fit into an answer, or the range is too wide without an index
 */
export function findLogs(store: ChainStore, query: LogQuery, from: bigint, to: bigint): LocatedLog[] {
  if (from > to) return [];
  const prefixes = prefixesOf(query);
  if (prefixes === undefined) return scanBlocks(store, query, from, to);
  const positions = new Map<string, { number: bigint; index: number }>();
  let entries = 0;
  for (const prefix of prefixes) {
    const start = concatBytes(prefix, positionKey(from, 0));
    const end = concatBytes(prefix, positionKey(to + 1n, 0));
    for (const key of store.environment.logs.getKeys({ start, end })) {
      entries += 1;
      if (entries > ENTRIES_MAX) throw tooMany();
      const position = key.subarray(key.length - POSITION_BYTES);
      positions.set(bytesToHex(position), readPositionKey(position));
    }
  }
  const numbers = new Set(Array.from(positions.values(), ({ number }) => number));
  const found: LocatedLog[] = [];
  for (const number of [...numbers].sort((a, b) => (a < b ? -1 : 1))) collect(store, query, number, found);
  return found;
}

/** Logs of one block that match, in order. */
export function matchingLogs(block: ChainBlock, query: LogQuery): LocatedLog[] {
  const found: LocatedLog[] = [];
  for (const { log, transactionIndex, logIndex } of numberLogs(block.receipts)) {
    if (matches(log, query)) found.push({ log, block, transactionIndex, logIndex });
  }
  return found;
}

/** A block's logs with their position in transaction and block. */
export function* numberLogs(
  receipts: readonly Receipt[],
): Generator<{ readonly log: Log; readonly transactionIndex: number; readonly logIndex: number }> {
  let logIndex = 0;
  for (const [transactionIndex, { logs }] of receipts.entries()) {
    for (const log of logs) {
      yield { log, transactionIndex, logIndex };
      logIndex += 1;
    }
  }
}

function prefixesOf({ addresses, topics }: LogQuery): Uint8Array[] | undefined {
  if (addresses.length > 0) return addresses.map((address) => addressPrefix(hexToBytes(address)));
  const first = topics[0];
  return first === undefined || first === null
    ? undefined
    : first.map((topic) => topicPrefix(hexToBytes(topic)));
}

function scanBlocks(store: ChainStore, query: LogQuery, from: bigint, to: bigint): LocatedLog[] {
  if (to - from >= BLOCKS_SCANNED_MAX) {
    const message = `without an address or a first topic at most ${BLOCKS_SCANNED_MAX} blocks are searched`;
    throw new LogSearchError('RANGE_TOO_WIDE', message);
  }
  const found: LocatedLog[] = [];
  for (let number = from; number <= to; number += 1n) collect(store, query, number, found);
  return found;
}

function collect(store: ChainStore, query: LogQuery, number: bigint, found: LocatedLog[]): void {
  const block = store.block(number);
  if (block === undefined) return;
  for (const located of matchingLogs(block, query)) {
    if (found.length === LOGS_MAX) throw tooMany();
    found.push(located);
  }
}

function tooMany(): LogSearchError {
  return new LogSearchError('TOO_MANY_LOGS', `query returned more than ${LOGS_MAX} results`);
}

function matches(log: Log, { addresses, topics }: LogQuery): boolean {
  if (addresses.length > 0 && !addresses.includes(bytesToHex(log.address))) return false;
  if (topics.length > log.topics.length) return false;
  return topics.every((wanted, position) => {
    const topic = log.topics[position];
    return wanted === null || (topic !== undefined && wanted.includes(bytesToHex(topic)));
  });
}
