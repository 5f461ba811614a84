// Where the exchange stands in its log: the last command's sequence and time, and the number of trades so far.
import { RECORD_SEQUENCE, RECORD_TIMESTAMP_MS } from './recordLayout';

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
