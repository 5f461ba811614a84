import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createEdgeClient, type PlaceOrderBody, signOrder } from '../client/index.ts';
import { startEdge } from '../local/index.ts';
import { MARKETS, type Market } from '../src/markets/markets.ts';
import { deposited } from './deposited.ts';
import { startFakeChain, TEST_DEPLOYMENT } from './fakeChain.ts';
import { ann } from './people.ts';
import { spawnEdge } from './spawnEdge.ts';

const SENDERS = 4;
const ACKS_BEFORE_THE_KILL = 80;

it.skipIf(process.platform !== 'linux')(
  'no acknowledged order is lost when workerd is killed with orders on their way',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'edge-kill-'));
    const chain = await startFakeChain();
    const { url, kill } = await spawnEdge(dataDir, chain.url, TEST_DEPLOYMENT);
    await deposited(url, ann.address);
    const { acked, sent } = await sendUntilKilled(url, kill);
    expect(acked.size).toBeGreaterThanOrEqual(ACKS_BEFORE_THE_KILL);

    const edge = await startEdge({
      dataDir,
      chainRpcUrl: chain.url,
      deployment: TEST_DEPLOYMENT,
      market: { source: 'simulated', speed: 0 },
    });
    const client = createEdgeClient({ baseUrl: edge.url });
    const kept = await client.orders(ann.address, { limit: 500 });
    const keptIds = new Map(kept.map((order) => [order.clientOrderId, order.orderId]));
    for (const [clientOrderId, orderId] of acked) expect(keptIds.get(clientOrderId)).toBe(orderId);
    // Whoever never heard an answer asks again, and gets the one order there is.
    const unheard = sent.find((body) => !acked.has(body.clientOrderId)) as PlaceOrderBody;
    const again = await client.placeOrder(unheard);
    expect(again.replayed).toBe(keptIds.has(unheard.clientOrderId));
    await edge.close();
    chain.close();
    await rm(dataDir, { recursive: true, force: true });
  },
  60_000,
);

/** Several senders at once; the kill comes while all of them wait for an answer. */
async function sendUntilKilled(url: string, kill: () => void) {
  const client = createEdgeClient({ baseUrl: url });
  const acked = new Map<string, number>();
  const sent: PlaceOrderBody[] = [];
  let killed = false;
  const sender = async (name: number) => {
    for (let index = 0; !killed; index++) {
      const body = await signOrder(ann, TEST_DEPLOYMENT, {
        account: ann.address,
        market: MARKETS[0] as Market,
        side: 'buy',
        type: 'limit',
        timeInForce: 'GTC',
        price: '5000',
        quantity: '0.0003',
        maxFeeBps: 5,
        expiry: Math.floor(Date.now() / 1000) + 600,
        clientOrderId: `k-${name}-${index}`,
      });
      sent.push(body);
      try {
        const { order } = await client.placeOrder(body);
        acked.set(order.clientOrderId, order.orderId);
      } catch (error) {
        if (!killed) throw error;
      }
      if (acked.size >= ACKS_BEFORE_THE_KILL && !killed) {
        killed = true;
        kill();
      }
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, (_, name) => sender(name)));
  return { acked, sent };
}
