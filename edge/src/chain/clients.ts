import { createPublicClient, http, type PublicClient } from 'viem';
import type { Env } from '../env.ts';
import { EdgeError } from '../http/edgeError.ts';

const TIMEOUT_MS = 5_000;

/**
 * Reads the chain. Each object makes its own and keeps it: a Worker may not use a connection that another object began, so
 * nothing is batched or cached across callers either. One try is enough, because all callers come back by themselves.
 * @throws EdgeError `CHAIN_UNAVAILABLE` where the edge runs without a chain.
 */
export function publicClientOf(env: Env): PublicClient {
  const url = env.CHAIN_RPC_URL;
  if (!url) throw new EdgeError('CHAIN_UNAVAILABLE', 'This edge runs without a chain.');
  const transport = http(url, { timeout: TIMEOUT_MS, retryCount: 0, batch: false });
  return createPublicClient({ transport, cacheTime: 0 });
}
