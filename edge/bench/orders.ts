import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlaceOrderBody, signOrder } from '../client/index.ts';
import { startEdge } from '../local/index.ts';
import { MARKETS, type Market } from '../src/markets/markets.ts';
import { deposited } from '../test/deposited.ts';
import { startFakeChain, TEST_DEPLOYMENT } from '../test/fakeChain.ts';
import { ann } from '../test/people.ts';

const COMMAND = 'npm run bench -w edge';
const ORDERS = 3_000;
const CONCURRENCY = [1, 16, 64];
/** Enough to be out of the way: what is measured is the exchange, not its limits. */
const ORDERS_PER_SECOND = 1_000_000;

interface Measured {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: Math.max(...CONCURRENCY) });
const dataDir = await mkdtemp(join(tmpdir(), 'edge-bench-'));
const chain = await startFakeChain();
const edge = await startEdge({
  dataDir,
  chainRpcUrl: chain.url,
  deployment: TEST_DEPLOYMENT,
  market: { source: 'simulated', speed: 0 },
  ordersPerSecond: ORDERS_PER_SECOND,
  requestWeightPerSecond: ORDERS_PER_SECOND,
});
await deposited(edge.url, ann.address);

const rows = [];
for (const concurrency of CONCURRENCY) {
  // The peer is the same Worker answering without an object, a signature or a disk: what workerd's HTTP costs by itself.
  const peer = await measure(concurrency, ORDERS, () => send('GET', '/v1/markets'));
  const bodies = await signMany(`c${concurrency}`, ORDERS);
  const ours = await measure(concurrency, ORDERS, (index) =>
    send('POST', '/v1/orders', JSON.stringify(bodies[index])),
  );
  const name = `signed orders over HTTP, ${concurrency} at once`;
  const peerName = 'the same Worker, GET /v1/markets (no object, no disk)';
  rows.push(row(name, 'orders/s', ours.perSecond, peer.perSecond, peerName));
  rows.push(row(`${name}, p50`, 'ms', ours.p50Ms, peer.p50Ms, peerName));
  rows.push(row(`${name}, p99`, 'ms', ours.p99Ms, peer.p99Ms, peerName));
}
await edge.close();
chain.close();
await rm(dataDir, { recursive: true, force: true });

console.table(rows.map(({ name, unit, ours, peer, ratio }) => ({ name, unit, ours, peer, ratio })));
const results = new URL('../../bench-results/', import.meta.url);
await mkdir(results, { recursive: true });
await writeFile(new URL('edge.json', results), `${JSON.stringify(rows, null, 2)}\n`);
process.exit(0);

function row(name: string, unit: string, ours: number, peer: number, peerName: string) {
  const round = (value: number) => Number(value.toPrecision(3));
  return {
    name,
    unit,
    ours: round(ours),
    peer: round(peer),
    peerName,
    ratio: round(ours / peer),
    target: null,
    met: null,
    command: COMMAND,
  };
}

async function measure(
  concurrency: number,
  count: number,
  send: (index: number) => Promise<void>,
): Promise<Measured> {
  const tookMs: number[] = [];
  let next = 0;
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < count) {
        const index = next++;
        const sentMs = performance.now();
        await send(index);
        tookMs.push(performance.now() - sentMs);
      }
    }),
  );
  const totalMs = performance.now() - startedMs;
  tookMs.sort((left, right) => left - right);
  const at = (share: number) => tookMs[Math.min(tookMs.length - 1, Math.floor(tookMs.length * share))] ?? 0;
  return { perSecond: (count * 1_000) / totalMs, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function signMany(name: string, count: number): Promise<PlaceOrderBody[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      signOrder(ann, TEST_DEPLOYMENT, {
        account: ann.address,
        market: MARKETS[0] as Market,
        side: 'buy',
        type: 'limit',
        timeInForce: 'GTC',
        price: String(5_000 + (index % 50)),
        quantity: '0.00021',
        maxFeeBps: 5,
        expiry: Math.floor(Date.now() / 1_000) + 3_600,
        clientOrderId: `${name}-${index}`,
      }),
    ),
  );
}

/** Node's own client with kept connections: fetch would cost more than what it measures. */
function send(method: string, path: string, body?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(`${edge.url}${path}`, { method, agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(text))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
