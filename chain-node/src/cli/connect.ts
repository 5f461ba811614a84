import { createPublicClient, defineChain, HttpRequestError, http, type PublicClient } from 'viem';
import { CHAIN_ID } from '../genesis/chain-common.ts';
import { CliError } from './cli-error.ts';

export const DEFAULT_URL = 'http://127.0.0.1:8545';

/** The chain as viem wants it described. */
export function describeChain(url: string) {
  return defineChain({
    id: CHAIN_ID,
    name: 'QoraNet',
    nativeCurrency: { name: 'QOR', symbol: 'QOR', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
}

/**
 * A client of the node at `url`.
 *
 * @throws {CliError} if nothing answers there, or another chain does
 */
export async function connect(url: string): Promise<PublicClient> {
  const client = createPublicClient({ chain: describeChain(url), transport: http(url, { retryCount: 0 }) });
  const chainId = await client.getChainId().catch((cause: unknown) => {
    if (cause instanceof HttpRequestError)
      throw new CliError('UNREACHABLE', `no node answers at ${url}`, { cause });
    throw cause;
  });
  if (chainId !== CHAIN_ID) throw new CliError('UNREACHABLE', `${url} is chain ${chainId}, not ${CHAIN_ID}`);
  return client as PublicClient;
}
