import { mkdirSync, writeFileSync } from 'node:fs';
import { latencies, prepareToken, throughput } from './load.ts';
import { type BenchNode, startAnvil, startOurs } from './nodes.ts';

interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number | null;
  readonly peerName: string | null;
  /** How many times better ours is: more a second, or fewer milliseconds. */
  readonly ratio: number | null;
  readonly target: number | null;
  readonly met: boolean | null;
  readonly command: string;
}

const RESULTS = new URL('../../bench-results/', import.meta.url);
const TRANSACTIONS = 1_600;
const LATENCY_SAMPLES = 30;
const COMMAND = 'npm run bench -w chain-node';
/** anvil's own limit of 30 M gas a block would be what is measured; its automine strands transactions under load. */
const ANVIL_LOADED = ['--block-time', '1', '--gas-limit', '300000000'];
/** anvil at its quickest: a block for each transaction. Ours keeps its pace of 250 ms. */
const ANVIL_INSTANT: string[] = [];

interface Figures {
  readonly transfers: number;
  readonly tokenCalls: number;
}

async function measureLoad(node: BenchNode): Promise<Figures> {
  try {
    const token = await prepareToken(node.url);
    const transfers = await throughput(node.url, 'transfer', token, TRANSACTIONS);
    return { transfers, tokenCalls: await throughput(node.url, 'token', token, TRANSACTIONS) };
  } finally {
    await node.stop();
  }
}

async function measureLatency(node: BenchNode): Promise<{ p50: number; p90: number }> {
  try {
    const times = await latencies(node.url, LATENCY_SAMPLES);
    const at = (part: number) => times[Math.floor(part * (times.length - 1))] ?? Number.NaN;
    return { p50: at(0.5), p90: at(0.9) };
  } finally {
    await node.stop();
  }
}

function row(name: string, unit: string, ours: number, peer: number | undefined, isTime = false): Row {
  const ratio = peer === undefined ? null : isTime ? peer / ours : ours / peer;
  const peerName = peer === undefined ? null : 'anvil 1.7.1, in memory';
  return { name, unit, ours, peer: peer ?? null, peerName, ratio, target: null, met: null, command: COMMAND };
}

const ours = await measureLoad(await startOurs());
const oursLatency = await measureLatency(await startOurs());
const loaded = await startAnvil(ANVIL_LOADED);
const peer = loaded && (await measureLoad(loaded));
const instant = await startAnvil(ANVIL_INSTANT);
const peerLatency = instant && (await measureLatency(instant));

const rows: Row[] = [
  row('plain transfers, one a request, 8 senders', 'transactions/s', ours.transfers, peer?.transfers),
  row('ERC-20 transfers, one a request, 8 senders', 'transactions/s', ours.tokenCalls, peer?.tokenCalls),
  row('send to receipt, one at a time, p50', 'ms', oursLatency.p50, peerLatency?.p50, true),
  row('send to receipt, one at a time, p90', 'ms', oursLatency.p90, peerLatency?.p90, true),
];
const round = (value: number | null) =>
  value === null ? '–' : Number(value.toPrecision(3)).toLocaleString('en');
console.log(`Node ${process.version}; client and node share this machine; ours writes each block to disk`);
console.table(
  rows.map(({ name, unit, ours: mine, peer: theirs, peerName, ratio }) => ({
    name,
    ours: `${round(mine)} ${unit}`,
    peer: theirs === null ? 'no peer' : `${round(theirs)} ${peerName}`,
    ratio: round(ratio),
  })),
);
mkdirSync(RESULTS, { recursive: true });
writeFileSync(new URL('chain-node.json', RESULTS), `${JSON.stringify(rows, null, 2)}\n`);
