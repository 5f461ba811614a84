// Where the exchange stands in its log: the last command's sequence and time, and the number of trades so far.
import { SEQUENCE_MAX, TIME_MS_MAX } from './codes';
import { RECORD_BYTES, RECORD_SEQUENCE, RECORD_TIMESTAMP_MS } from './recordLayout';

/** More orders never queue up in one command: one arrives, 64 are triggered, 8 are quotes. */
const PRIORITY_SHIFT: u64 = 7;

let sequence: u64 = 0;
let timestampMs: u64 = 0;
let trades: u64 = 0;
let priority: u64 = 0;

export function lastSequence(): u64 {
  return sequence;
}

export function lastTimestampMs(): u64 {
  return timestampMs;
}

export function tradeCount(): u64 {
  return trades;
}

export function nextTradeId(): u64 {
  return ++trades;
}

/** Above all priorities of earlier commands and of this one. */
export function nextPriority(): u64 {
  return priority++;
}

/** The sequence of the command in which an order got its priority. */
export function sequenceOfPriority(given: u64): u64 {
  return given >> PRIORITY_SHIFT;
}

export function setClock(atSequence: u64, atTimestampMs: u64, tradesSoFar: u64): void {
  sequence = atSequence;
  timestampMs = atTimestampMs;
  trades = tradesSoFar;
}

/** From here on it is this command's time. */
export function advance(record: usize): void {
  sequence = load<u64>(record, RECORD_SEQUENCE);
  timestampMs = load<u64>(record, RECORD_TIMESTAMP_MS);
  priority = sequence << PRIORITY_SHIFT;
}

/** How many of `count` records, from the first, have the next sequence and a time that does not fall. */
export function checkRecords(records: usize, count: u32): u32 {
  let expected = sequence + 1;
  let earliest = timestampMs;
  for (let i: u32 = 0; i < count; i++) {
    const record = records + <usize>i * RECORD_BYTES;
    const at = load<u64>(record, RECORD_TIMESTAMP_MS);
    if (load<u64>(record, RECORD_SEQUENCE) !== expected || at < earliest) return i;
    if (expected > SEQUENCE_MAX || at > TIME_MS_MAX) return i;
    expected++;
    earliest = at;
  }
  return count;
}
