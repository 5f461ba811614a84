import { z } from '@hono/zod-openapi';
import { addressShape, bytes32Shape } from '../http/shapes.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const healthShape = z
  .object({
    status: z.enum(['ok', 'degraded']),
    exchange: z.object({
      sequence: count,
      stateHash: bytes32Shape,
      lastSettledSequence: count,
    }),
    settlement: z.object({
      state: z.enum(['off', 'running', 'chainUnavailable', 'settlementHalted']),
      reason: z.string().nullable(),
      pendingBatches: count,
    }),
    chain: z.object({ watchedBlock: count.nullable() }),
  })
  .openapi('Health');

export const configShape = z
  .object({
    chainId: count,
    rpcUrl: z.string().nullable().openapi({ description: 'JSON-RPC for wallets' }),
    contracts: z
      .record(z.string(), addressShape)
      .nullable()
      .openapi({ description: 'contract addresses by name; null without a chain' }),
    engineDigest: bytes32Shape.openapi({ description: "keccak-256 of the engine's WASM file" }),
    operator: addressShape.nullable(),
    marketMaker: addressShape.nullable(),
    faucet: z.boolean(),
    recordBytes: count,
  })
  .openapi('Config');

export type HealthAnswer = z.infer<typeof healthShape>;
export type ConfigAnswer = z.infer<typeof configShape>;
