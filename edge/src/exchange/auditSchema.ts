import { z } from '@hono/zod-openapi';
import { bytes32Shape } from '../http/shapes.ts';
import { batchShape, logRowShape, tradeShape } from './schema.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const segmentShape = z
  .object({
    firstSequence: count,
    lastSequence: count,
    hash: bytes32Shape.openapi({ description: 'SHA-256 of the file, which is its name' }),
    sizeBytes: count,
    timeMs: count,
  })
  .openapi('Segment');

export const segmentsShape = z
  .object({ segments: z.array(segmentShape).openapi({ description: 'newest first' }) })
  .openapi('Segments');

export const segmentParamsShape = z.object({ hash: bytes32Shape });
export const fillParamsShape = z.object({
  tradeId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});

const inclusionShape = z
  .object({
    row: logRowShape,
    index: count.openapi({ description: 'of the record among those of its batch' }),
    leafCount: count,
    siblings: z
      .string()
      .transform((text) => text as `0x${string}`)
      .openapi({ type: 'string', description: 'hex of 32 bytes each, lowest first' }),
  })
  .openapi('Inclusion');

export const fillProofShape = z
  .object({
    trade: tradeShape,
    batch: batchShape,
    taker: inclusionShape.openapi({ description: 'the command that matched, in its batch’s `commandsRoot`' }),
    makerSequence: count.openapi({ description: 'the command that placed the maker’s order' }),
    replay: z
      .object({
        snapshotSequence: count.openapi({ description: 'start from this snapshot; 0 is an empty engine' }),
        firstSequence: count,
        lastSequence: count.openapi({
          description: 'replayed to here the state hash is the batch’s `stateRoot`',
        }),
      })
      .openapi({ description: 'the replay that makes this fill again' }),
  })
  .openapi('FillProof');

export type SegmentAnswer = z.infer<typeof segmentShape>;
export type FillProofAnswer = z.infer<typeof fillProofShape>;
