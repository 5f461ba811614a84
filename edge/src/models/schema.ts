import { z } from '@hono/zod-openapi';
import { addressShape, bytes32Shape } from '../http/shapes.ts';

export const modelParamsShape = z.object({ modelId: bytes32Shape });

/** The format's own bound; a file is checked before a byte of it is kept. */
export const MODEL_BYTES_MAX = 1024 * 1024;

export const storedModelShape = z
  .object({
    modelId: bytes32Shape,
    sizeBytes: z.number().int(),
    windowBars: z.number().int(),
    featureSetId: z.number().int(),
    layers: z.number().int(),
  })
  .openapi('StoredModel');

export const traderShape = z
  .object({
    modelId: bytes32Shape,
    sessionKey: addressShape.openapi({
      description: 'the key that will sign orders for vaults of this model',
    }),
  })
  .openapi('Trader');

export type StoredModelAnswer = z.infer<typeof storedModelShape>;
export type TraderAnswer = z.infer<typeof traderShape>;
