import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlaceOrderBody } from '../client/index.ts';
import { bundleWorker } from '../local/bundleWorker.ts';
import { startEdge } from '../local/index.ts';
import { childNamed } from '../test/childNamed.ts';
import { deposited } from '../test/deposited.ts';
import { startFakeChain, TEST_DEPLOYMENT } from '../test/fakeChain.ts';
import { ann } from '../test/people.ts';
import { makeOrders } from './makeOrders.ts';
import { type Load, type Measured, measureSocket, summarise } from './socketLoad.ts';

const COMMAND = 'npm run bench -w edge';
const HTTP_ORDERS = 2_000;
const SOCKET_ORDERS = 4_000;
const HTTP_AT_ONCE = 64;
/** Enough to be out of the way: what is measured is the exchange, not its limits. */
const UNLIMITED = 1_000_000;
const PEER_NAME = 'nodejs-order-book behind Node http and SQLite, one fsync an order, 64 at once';

interface Scenario {
  name: string;
  load: Load;
  /** The frames' p99 that is aimed at, and the orders a second. */
  target: { perSecond: number; p99Ms: number } | null;
}

/** Closed loops find the highest rate; paced ones the latency at a rate. */
const SCENARIOS: readonly Scenario[] = [
  { name: 'one a frame, 64 at once', load: { window: 64, commandsPerFrame: 1 }, target: null },
  {
    name: 'one a frame, 256 at once',
    load: { window: 256, commandsPerFrame: 1 },
    target: { perSecond: 30_000, p99Ms: 10 },
  },
  {
    name: '8 a frame, 64 at once',
    load: { window: 64, commandsPerFrame: 8 },
    target: { perSecond: 80_000, p99Ms: 10 },
  },
];
const PACED: Scenario = {
  name: 'one a frame, 1,000 a second',
  load: { window: 512, commandsPerFrame: 1, framesPerSecond: 1_000 },
  target: { perSecond: 1_000, p99Ms: 5 },
};

const folder = await mkdtemp(join(tmpdir(), 'edge-bench-'));
const rows: ReturnType<typeof row>[] = [];
const peer = await measurePeer();
await measureEdge('signatures checked', undefined, true, [...SCENARIOS, PACED]);
const uncheckedDirectory = join(folder, 'unchecked');
await bundleWorker(
  fileURLToPath(new URL('./worker/uncheckedWorker.ts', import.meta.url)),
  uncheckedDirectory,
);
await measureEdge('signatures not checked', uncheckedDirectory, false, SCENARIOS);
await rm(folder, { recursive: true, force: true });

console.table(
  rows.map(({ name, unit, ours, peer: theirs, peerName, ratio, target, met }) => ({
    name,
    unit,
    ours,
    peer: theirs === null ? 'no peer' : `${theirs} ${peerName}`,
    ratio,
    target,
    met,
  })),
);
const results = new URL('../../bench-results/', import.meta.url);
await mkdir(results, { recursive: true });
await writeFile(new URL('edge.json', results), `${JSON.stringify(rows, null, 2)}\n`);
process.exit(0);

async function measureEdge(
  kind: string,
  bundleDirectory: string | undefined,
  signed: boolean,
  scenarios: readonly Scenario[],
): Promise<void> {
  const chain = await startFakeChain();
  const edge = await startEdge({
    dataDir: await mkdtemp(join(folder, 'data-')),
    chainRpcUrl: chain.url,
    deployment: TEST_DEPLOYMENT,
    market: { source: 'simulated', speed: 0 },
    ordersPerSecond: UNLIMITED,
    requestWeightPerSecond: UNLIMITED,
    ...(bundleDirectory !== undefined && { bundleDirectory }),
  });
  await deposited(edge.url, ann.address);
  const workerd = childNamed('workerd');
  // V8 compiles what it has seen often: the first thousand orders are not what a day looks like.
  await measureSocket(edge.url, await makeOrders('warm', 1_000, signed), { window: 64, commandsPerFrame: 1 });
  for (const [index, { name, load, target }] of scenarios.entries()) {
    const orders = await makeOrders(`s${index}`, SOCKET_ORDERS, signed);
    const before = await cpuMs(workerd);
    const measured = await measureSocket(edge.url, orders, load);
    report(`WebSocket, ${name}, ${kind}`, measured, target);
    const cpuUs = ((await cpuMs(workerd)) - before) * (1_000 / SOCKET_ORDERS);
    rows.push(row(`WebSocket, ${name}, ${kind}: CPU of workerd`, 'µs/order', cpuUs, null, null));
  }
  if (signed) {
    const orders = await makeOrders('http', HTTP_ORDERS, signed);
    const target = { perSecond: 4_000, p99Ms: 50 };
    report(
      `HTTP, ${HTTP_AT_ONCE} at once, ${kind}`,
      await measureHttp(`${edge.url}/v1/orders`, orders),
      target,
    );
  }
  await edge.close();
  chain.close();
}

async function measurePeer(): Promise<Measured> {
  const program = fileURLToPath(new URL('./peerServer.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [program, join(folder, 'peer.sqlite')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data')) as [Buffer];
  const orders = await makeOrders('peer', HTTP_ORDERS, false);
  const measured = await measureHttp(`http://127.0.0.1:${String(port).trim()}/`, orders);
  child.kill();
  return measured;
}

function report(name: string, { perSecond, p50Ms, p99Ms }: Measured, target: Scenario['target']): void {
  rows.push(
    row(
      name,
      'orders/s',
      perSecond,
      peer.perSecond,
      target && { at: target.perSecond, met: perSecond >= target.perSecond },
    ),
  );
  rows.push(row(`${name}, p50`, 'ms', p50Ms, peer.p50Ms, null));
  rows.push(
    row(`${name}, p99`, 'ms', p99Ms, peer.p99Ms, target && { at: target.p99Ms, met: p99Ms <= target.p99Ms }),
  );
}

function row(
  name: string,
  unit: string,
  ours: number,
  theirs: number | null,
  target: { at: number; met: boolean } | null,
) {
  const round = (value: number) => Number(value.toPrecision(3));
  return {
    name,
    unit,
    ours: round(ours),
    peer: theirs === null ? null : round(theirs),
    peerName: theirs === null ? null : PEER_NAME,
    ratio: theirs === null ? null : round(ours / theirs),
    target: target?.at ?? null,
    met: target?.met ?? null,
    command: COMMAND,
  };
}

async function measureHttp(url: string, orders: readonly PlaceOrderBody[]): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: HTTP_AT_ONCE });
  const tookMs: number[] = [];
  let next = 0;
  const startedMs = performance.now();
  const sender = async () => {
    while (next < orders.length) {
      const body = JSON.stringify(orders[next++]);
      const sentMs = performance.now();
      await post(agent, url, body);
      tookMs.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: HTTP_AT_ONCE }, sender));
  const totalMs = performance.now() - startedMs;
  agent.destroy();
  return summarise(tookMs, (orders.length * 1_000) / totalMs);
}

/** Node's own client with kept connections: fetch would cost more than what it measures. */
function post(agent: Agent, url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
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

/** What a process has used of the processors, user and system; 0 where the platform does not say. */
async function cpuMs(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The fields behind the name, which stands in brackets and may hold anything; hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
