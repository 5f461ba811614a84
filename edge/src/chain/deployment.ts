import type { Deployment } from '@quantum-chain/contracts';
import { z } from 'zod';
import type { Env } from '../env.ts';
import { EdgeError } from '../http/edgeError.ts';

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => text.toLowerCase() as `0x${string}`);

const deploymentShape = z.object({
  chainId: z.number().int().positive(),
  blockNumber: z.number().int().min(0),
  buildDigest: z.string().transform((text) => text as `0x${string}`),
  operator: address,
  treasury: address,
  qor: address,
  tUSD: address,
  tBTC: address,
  exchange: address,
  modelRegistry: address,
  modelVaultFactory: address,
}) satisfies z.ZodType<Deployment>;

let parsed: { text: string; deployment: Deployment } | undefined;

/** The contracts that this edge settles with, addresses in lower case; undefined where it runs without a chain. */
export function deploymentOf(env: Env): Deployment | undefined {
  const text = env.DEPLOYMENT;
  if (!text) return undefined;
  if (parsed?.text !== text) parsed = { text, deployment: deploymentShape.parse(JSON.parse(text)) };
  return parsed.deployment;
}

/** @throws EdgeError `CHAIN_UNAVAILABLE` where the edge runs without a chain. */
export function requireDeployment(env: Env): Deployment {
  const deployment = deploymentOf(env);
  if (!deployment) throw new EdgeError('CHAIN_UNAVAILABLE', 'This edge runs without a chain.');
  return deployment;
}
