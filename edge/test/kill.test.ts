import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadExchange } from '@quantum-chain/wasm';
import { hexToBytes } from 'viem';
import { expect, it } from 'vitest';
import { createEdgeClient, type OrderAnswer, type PlaceOrderBody, signOrder } from '../client/index.ts';
import { startEdge } from '../local/index.ts';
import { MARKETS, type Market } from '../src/markets/markets.ts';
import { deposited } from './deposited.ts';
import { startFakeChain, TEST_DEPLOYMENT } from './fakeChain.ts';
import { ann } from './people.ts';
import { spawnEdge } from './spawnEdge.ts';
import { signTestOrder } from './startTestEdge.ts';

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

it.skipIf(process.platform !== 'linux')(
  'what was acknowledged over order sockets is in the log after a kill, and the log leads to the state that is shown',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'edge-kill-'));
    const chain = await startFakeChain();
    const { url, kill } = await spawnEdge(dataDir, chain.url, TEST_DEPLOYMENT);
    await deposited(url, ann.address);
    const { acked, sent } = await sendOverSocketUntilKilled(url, kill);

    const edge = await startEdge({
      dataDir,
      chainRpcUrl: chain.url,
      deployment: TEST_DEPLOYMENT,
      market: { source: 'simulated', speed: 0 },
    });
    const client = createEdgeClient({ baseUrl: edge.url });
    const { rows, lastSequence } = await client.log(1, 1_000);
    const logged = new Map(
      rows.flatMap(({ sequence, signed }) => (signed ? [[signed.digest, sequence] as const] : [])),
    );
    for (const { digest, orderId } of acked.values()) expect(logged.get(digest)).toBe(orderId);
    // Nothing is in the log that nobody sent: each signed row is one of the orders.
    expect(logged.size).toBeLessThanOrEqual(sent.size);
    for (const { signed } of rows) if (signed) expect(sent.has(signed.signature)).toBe(true);
    const replay = await loadExchange();
    for (const { record } of rows) replay.replayRecords(hexToBytes(record));
    expect((await client.health()).exchange).toMatchObject({
      sequence: lastSequence,
      stateHash: replay.stateHash(),
    });
    await edge.close();
    chain.close();
    await rm(dataDir, { recursive: true, force: true });
  },
  120_000,
);

async function sendOverSocketUntilKilled(url: string, kill: () => void) {
  const socket = createEdgeClient({ baseUrl: url }).orderSocket();
  const acked = new Map<string, Pick<OrderAnswer, 'orderId' | 'digest'>>();
  const bodies = await Promise.all(
    Array.from({ length: 300 }, (_, index) => signTestOrder({ clientOrderId: `s-${index}`, price: '5000' })),
  );
  let killed = false;
  const all = bodies.map(async (body, index) => {
    // Frames of several sizes on their way at once.
    for (let turn = 0; turn < index % 7; turn++) await Promise.resolve();
    const { order } = await socket.place(body);
    acked.set(order.clientOrderId, order);
    if (acked.size >= ACKS_BEFORE_THE_KILL && !killed) {
      killed = true;
      kill();
      socket.close();
    }
  });
  await Promise.allSettled(all);
  return { acked, sent: new Set(bodies.map(({ signature }) => signature)) };
}

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
