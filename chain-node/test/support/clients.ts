import {
  createPublicClient,
  createWalletClient,
  defineChain,
  type Hex,
  http,
  publicActions,
  webSocket,
} from 'viem';
import { devAccounts } from '../../src/genesis/dev-accounts.ts';

const qoranet = defineChain({
  id: 7672,
  name: 'QoraNet',
  nativeCurrency: { name: 'QOR', symbol: 'QOR', decimals: 18 },
  rpcUrls: { default: { http: [] } },
});

const POLLING_MS = 20;

/** A wallet and everything a reader can do, over HTTP, for development account `index`. */
export function walletAt(url: string, index = 0) {
  const account = devAccounts()[index];
  if (account === undefined) throw new RangeError(`there is no development account ${index}`);
  return createWalletClient({
    account,
    chain: qoranet,
    transport: http(url, { retryCount: 0 }),
    pollingInterval: POLLING_MS,
    cacheTime: 0,
  }).extend(publicActions);
}

/** A reader over WebSocket. Close its socket when done. */
export function socketClient(url: string) {
  return createPublicClient({
    chain: qoranet,
    transport: webSocket(url.replace('http', 'ws'), { reconnect: false, retryCount: 0 }),
  });
}

/** The answer to one JSON-RPC call as it came over the wire. */
export async function rawCall(url: string, method: string, params: unknown = []) {
  return rawPost(url, JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }));
}

/** The answer to any body. */
export async function rawPost(
  url: string,
  body: string,
): Promise<{ id: unknown; result?: unknown; error?: { code: number; message: string; data?: Hex } }> {
  const response = await fetch(url, { method: 'POST', body });
  return JSON.parse(await response.text());
}
