import { createPublicClient, http, type PublicClient } from 'viem';
import type { Env } from '../env.ts';
import { EdgeError } from '../http/edgeError.ts';

const TIMEOUT_MS = 5_000;

let kept: { url: string; client: PublicClient } | undefined;

/** Reads the chain. @throws EdgeError `CHAIN_UNAVAILABLE` where the edge runs without one. */
export function publicClientOf(env: Env): PublicClient {
  const url = env.CHAIN_RPC_URL;
  if (!url) throw new EdgeError('CHAIN_UNAVAILABLE', 'This edge runs without a chain.');
  // The callers come back by themselves, so one try is enough; batching keeps one bar's reads in few requests.
  if (kept?.url !== url) {
    const transport = http(url, { timeout: TIMEOUT_MS, retryCount: 0, batch: true });
    kept = { url, client: createPublicClient({ transport, cacheTime: 0 }) };
  }
  return kept.client;
}
