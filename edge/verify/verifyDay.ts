import type { Check } from './check.ts';
import { checkSignatures } from './checkSignatures.ts';
import type { PublicData } from './publicData.ts';
import { batchesBetween, Replay } from './Replay.ts';

const DAY_MS = 86_400_000;

/** Every batch that was settled on a day (UTC): commands, states and signatures, from the last snapshot before it. */
export async function* verifyDay(data: PublicData, day: string): AsyncGenerator<Check> {
  const startMs = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(startMs)) throw new Error(`${day} is no day`);
  const ids = await batchIdsOf(data, startMs);
  const [firstId, lastId] = [ids.at(0), ids.at(-1)];
  if (firstId === undefined || lastId === undefined) throw new Error(`nothing was settled on ${day}`);
  const first = await data.batch(firstId);
  const start = await snapshotBefore(data, first.firstSequence);
  const replay = await Replay.from(data, start);
  for (const batch of await batchesBetween(data, start, await data.batch(lastId))) {
    const ran = await replay.run(batch);
    yield* ran.checks;
    if (batch.batchId >= firstId) yield* checkSignatures(data, replay, ran, `batch ${batch.batchId}`);
  }
}

async function snapshotBefore({ edge }: PublicData, sequence: number): Promise<number> {
  const snapshots = await edge.snapshots();
  return Math.max(0, ...snapshots.map((snapshot) => snapshot.sequence).filter((each) => each < sequence));
}

/** Ascending. The edge names the times; the batches themselves are the chain's. */
async function batchIdsOf({ edge }: PublicData, startMs: number): Promise<number[]> {
  const ids: number[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await edge.batches({ limit: 500, ...(before !== undefined && { before }) });
    for (const { batchId, settledAtMs } of page)
      if (
        batchId !== null &&
        settledAtMs !== null &&
        settledAtMs >= startMs &&
        settledAtMs < startMs + DAY_MS
      )
        ids.unshift(batchId);
    before = page.at(-1)?.firstSequence;
    const oldest = page.at(-1)?.settledAtMs ?? Number.POSITIVE_INFINITY;
    if (page.length < 500 || oldest < startMs) return ids;
  }
}
