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

export const statusShape = z
  .object({
    alarms: z.array(z.string()).openapi({
      description: '`settlementHalted`, `chainUnavailable`, `settlementLate`, `overrun`, `tradingHalted`',
    }),
    halted: z.boolean(),
    sequence: count,
    lastSettledSequence: count,
    settlement: z.object({
      state: z.enum(['off', 'running', 'chainUnavailable', 'settlementHalted']),
      reason: z.string().nullable(),
      pendingBatches: count,
    }),
    matchedToSettled: z
      .object({
        fills: count.openapi({ description: 'measured over so many of the newest settled fills' }),
        p50Ms: z.number().nullable(),
        p99Ms: z.number().nullable(),
        oldestUnsettledAgeMs: z.number().nullable(),
      })
      .openapi({ description: 'from the match at the edge to the block on chain' }),
    load: z.object({ waitingCommands: count, orderSockets: count, streamReaders: count }),
  })
  .openapi('Status');

const deploymentShape = z
  .object({
    chainId: count,
    blockNumber: count,
    buildDigest: bytes32Shape,
    operator: addressShape,
    treasury: addressShape,
    qor: addressShape,
    tUSD: addressShape,
    tBTC: addressShape,
    exchange: addressShape,
    modelRegistry: addressShape,
    modelVaultFactory: addressShape,
  })
  .openapi('Deployment');

export const configShape = z
  .object({
    chainId: count,
    rpcUrl: z.string().nullable().openapi({ description: 'JSON-RPC for wallets' }),
    deployment: deploymentShape
      .nullable()
      .openapi({ description: 'the contracts; null where the edge runs without a chain' }),
    engineDigest: bytes32Shape.openapi({
      description: "keccak-256 of the engine's core.wasm, which matches orders",
    }),
    recordBytes: count.openapi({ description: 'bytes of one command in the log' }),
    operator: addressShape.nullable(),
    marketMaker: addressShape.nullable(),
    faucet: z.boolean(),
  })
  .openapi('Config');

export type StatusAnswer = z.infer<typeof statusShape>;
export type HealthAnswer = z.infer<typeof healthShape>;
export type ConfigAnswer = z.infer<typeof configShape>;
