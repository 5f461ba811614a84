import { z } from '@hono/zod-openapi';
import { addressShape, bytes32Shape, decimalShape } from '../http/shapes.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const decisionShape = z
  .object({
    bar: count.openapi({ description: 'index of the bar whose close was decided on' }),
    barOpenTimeMs: count,
    timeMs: count,
    closePrice: decimalShape,
    signal: z.number().openapi({ description: "the network's output, f32" }),
    equityQuoteUnits: z
      .string()
      .openapi({ description: 'equity that the target was computed from, in base units of tUSD' }),
    heldLots: z.string(),
    targetLots: z.string(),
    action: z.enum(['buy', 'sell', 'keep']),
    cause: z
      .enum(['signal', 'redemption'])
      .openapi({ description: 'an investor who leaves is paid in dollars, whatever the signal says' }),
    clientOrderId: z.string().nullable(),
    orderId: count.nullable(),
    filled: decimalShape.nullable(),
    error: z.string().nullable().openapi({ description: 'the code of a refused order' }),
  })
  .openapi('Decision');

const vaultShape = z
  .object({
    address: addressShape,
    modelId: bytes32Shape,
    sessionKey: addressShape.nullable(),
    state: z.enum(['trading', 'idle']),
    reason: z.string().nullable().openapi({ description: 'why it does not trade, e.g. LESS_THAN_ONE_LOT' }),
    decisions: count,
    lastDecision: decisionShape.nullable(),
  })
  .openapi('Vault');

export const vaultsShape = z.object({ vaults: z.array(vaultShape) }).openapi('Vaults');

export const vaultParamsShape = z.object({ address: addressShape });

export const vaultQueryShape = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  before: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .openapi({ description: 'older than this bar' }),
});

export const vaultDetailShape = vaultShape
  .extend({ decisionsNewestFirst: z.array(decisionShape) })
  .openapi('VaultDetail');

export type DecisionAnswer = z.infer<typeof decisionShape>;
export type VaultAnswer = z.infer<typeof vaultShape>;
export type VaultDetailAnswer = z.infer<typeof vaultDetailShape>;
export type VaultQuery = z.infer<typeof vaultQueryShape>;
