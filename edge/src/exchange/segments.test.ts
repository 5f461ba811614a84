import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { ALICE, BOB, CoreHarness } from '../../test/coreHarness.ts';
import { fileSegment, segmentKey } from './segments.ts';
import { listBatches, updateBatch } from './store/batchStore.ts';
import { listSegments } from './store/segmentStore.ts';

let harness: CoreHarness;
let files: Map<string, Uint8Array>;

beforeEach(async () => {
  harness = await CoreHarness.open();
  harness.deposit(ALICE, 0, 1_000_000_000_000n);
  harness.deposit(BOB, 1, 1_000_000_000_000n);
  files = new Map();
});

/** Places and cancels until a batch is sealed, then settles it. */
function settleBatch(commands: number): void {
  for (let index = 0; index < commands / 2; index++) {
    harness.place({
      account: ALICE,
      id: `o-${harness.core.sequencer.sequence}`,
      side: 'buy',
      price: 1_000,
      lots: 2_000,
    });
    harness.cancel(ALICE, null);
  }
  harness.tick();
  harness.nowMs += 20_000;
  harness.tick();
  for (const batch of listBatches(harness.sql, Number.MAX_SAFE_INTEGER, 10))
    updateBatch(harness.sql, { ...batch, status: 'settled', batch_id: 1, settled_at_ms: harness.nowMs });
}

const file = (put = async (key: string, body: Uint8Array) => void files.set(key, body)) =>
  fileSegment({ sql: harness.sql, recordBytes: harness.core.recordBytes, put }, harness.nowMs);

describe('segments', () => {
  it('name files by their content, one behind the other, with whole batches', async () => {
    settleBatch(1_100);
    const first = await file();
    settleBatch(1_200);
    const second = await file();
    expect(await file()).toBeUndefined();
    expect([first?.firstSequence, second?.firstSequence]).toEqual([1, (first?.lastSequence ?? 0) + 1]);
    for (const { hash, firstSequence, lastSequence } of listSegments(
      harness.sql,
      Number.MAX_SAFE_INTEGER,
      9,
    )) {
      const body = files.get(segmentKey(hash)) as Uint8Array;
      expect(`0x${createHash('sha256').update(body).digest('hex')}`).toBe(hash);
      const { rows } = JSON.parse(new TextDecoder().decode(body)) as { rows: { sequence: number }[] };
      expect([rows[0]?.sequence, rows.at(-1)?.sequence]).toEqual([firstSequence, lastSequence]);
    }
  });

  it('wait for enough commands, but not for long', async () => {
    settleBatch(10);
    expect(await file()).toBeUndefined();
    harness.nowMs += 11 * 60_000;
    expect(await file()).toMatchObject({ firstSequence: 1 });
  });

  it('are the same file again where the process died before it was noted', async () => {
    settleBatch(1_100);
    await expect(
      file(async (key, body) => {
        files.set(key, body);
        throw new Error('the power went');
      }),
    ).rejects.toThrow('the power went');
    expect(listSegments(harness.sql, Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
    await file();
    expect(files.size).toBe(1);
  });
});
