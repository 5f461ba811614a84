import { ExchangeError } from './ExchangeError.ts';
import { RECORD, RECORD_BYTES, SEQUENCE_MAX } from './recordLayout.ts';

/**
 * Whether records go on from a sequence and a time: the next sequence each, no time before the last. Throws
 * `ExchangeError` (`badRecord`, `wrongSequence`, `timestampFell`).
 * @returns the time of the last record.
 */
export function checkBatch(records: Uint8Array, lastSequence: number, lastTimestampMs: number): number {
  if (records.length % RECORD_BYTES)
    throw new ExchangeError('badRecord', 'These bytes are not whole records.');
  const view = new DataView(records.buffer, records.byteOffset, records.length);
  let expected = lastSequence + 1;
  let earliest = lastTimestampMs;
  for (let at = 0; at < records.length; at += RECORD_BYTES, expected++) {
    const sequence = u64(view, at + RECORD.sequence);
    const timestampMs = u64(view, at + RECORD.timestampMs);
    if (sequence !== expected || expected > SEQUENCE_MAX)
      throw new ExchangeError('wrongSequence', `Expected sequence ${expected}, got ${sequence}.`);
    if (timestampMs < earliest || timestampMs > Number.MAX_SAFE_INTEGER)
      throw new ExchangeError(
        'timestampFell',
        `The time of command ${sequence} lies before the last one's, or beyond all time.`,
      );
    earliest = timestampMs;
  }
  return earliest;
}

// Two halves make the number without a bigint in between; beyond 2^53 it is not exact, and too large either way.
function u64(view: DataView, offset: number): number {
  return view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 2 ** 32;
}
