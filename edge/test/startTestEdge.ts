import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createEdgeClient,
  type EdgeClient,
  type OrderToSign,
  type SigningDomain,
  signOrder,
} from '../client/index.ts';
import { type EdgeOptions, startEdge } from '../local/index.ts';
import { WORKER_NAME } from '../local/workerSettings.ts';
import { MARKETS, type Market } from '../src/markets/markets.ts';
import { deposited } from './deposited.ts';
import { startFakeChain, TEST_DEPLOYMENT } from './fakeChain.ts';
import { ann, ben } from './people.ts';

export const market = MARKETS[0] as Market;
export const later = () => Math.floor(Date.now() / 1000) + 600;

export interface TestEdge {
  url: string;
  client: EdgeClient;
  /** Ends the edge, with whatever is on its way, and starts it again at the same address over the same data. */
  restart(): Promise<void>;
  /** Throws the exchange out of memory, as the platform may at any time; not while a socket of it is open. */
  evict(): Promise<void>;
  close(): Promise<void>;
}

/** An edge over a chain of two deposits, with a market that stands still: nothing but the test moves the exchange. */
export async function startTestEdge(change: Partial<EdgeOptions> = {}): Promise<TestEdge> {
  const dataDir = await mkdtemp(join(tmpdir(), 'edge-test-'));
  const chain = await startFakeChain();
  const start = (port: number) =>
    startEdge({
      dataDir,
      chainRpcUrl: chain.url,
      deployment: TEST_DEPLOYMENT,
      market: { source: 'simulated', speed: 0 },
      port,
      ...change,
    });
  let edge = await start(0);
  const { url } = edge;
  for (const { address } of [ann, ben]) await deposited(url, address);
  return {
    url,
    client: createEdgeClient({ baseUrl: url }),
    async restart() {
      await edge.close();
      edge = await start(Number(new URL(url).port));
    },
    evict: () =>
      edge.miniflare.unsafeEvictDurableObject(WORKER_NAME, 'ExchangeObject', {
        name: 'main',
        webSockets: 'close',
      }),
    async close() {
      await edge.close();
      chain.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

let ids = 0;

/** Ann bids a little far below the market, unless `change` says something else. */
export function signTestOrder(
  change: Partial<OrderToSign> = {},
  signer = ann,
  domain: SigningDomain = TEST_DEPLOYMENT,
) {
  return signOrder(signer, domain, {
    account: signer.address,
    market,
    side: 'buy',
    type: 'limit',
    timeInForce: 'GTC',
    price: '9000.5',
    quantity: '0.01',
    maxFeeBps: 5,
    expiry: later(),
    clientOrderId: `t-${++ids}`,
    ...change,
  });
}
