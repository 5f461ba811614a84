import { createKeccak, createSHA256 } from 'hash-wasm';
import { loadHash } from '../src/index.ts';
import { type Contender, measure, type Row } from './measure.ts';

const LEAVES = 2 ** 16;

export async function benchHash(): Promise<Row[]> {
  const hash = await loadHash();
  const [keccak, sha256] = await Promise.all([createKeccak(256), createSHA256()]);
  const data = Uint8Array.from({ length: 1 << 22 }, (_, i) => (i * 2_654_435_761) >>> 24);
  const each = (bytes: number, count: number, digest: (part: Uint8Array) => unknown): Contender => ({
    count,
    run() {
      for (let i = 0; i < count; i++) {
        const offset = (i * bytes) % (data.length - bytes);
        digest(data.subarray(offset, offset + bytes));
      }
    },
  });
  const peers = {
    keccak: (part: Uint8Array) => keccak.init().update(part).digest('binary'),
    sha256: (part: Uint8Array) => sha256.init().update(part).digest('binary'),
  };
  const rows = [
    measure({
      name: 'keccak-256, 64 B, batch of 65,536',
      unit: 'hashes/s',
      ours: { count: LEAVES, run: () => hash.keccak256Batch(data, 64) },
      peer: each(64, LEAVES, peers.keccak),
      peerName: 'hash-wasm',
      targetRatio: 2.5,
    }),
    measure({
      name: 'Merkle root of 65,536 leaves (keccak-256)',
      unit: 'leaves/s',
      ours: { count: LEAVES, run: () => hash.merkleRoot(data.subarray(0, LEAVES * 32)) },
      peer: { count: LEAVES, run: () => peerRoot(data.subarray(0, LEAVES * 32), peers.keccak) },
      peerName: 'tree over hash-wasm',
      targetRatio: 2.5,
    }),
  ];
  for (const [label, bytes, count] of [
    ['64 B', 64, 50_000],
    ['1 KiB', 1_024, 8_000],
    ['1 MiB', 1 << 20, 12],
  ] as const) {
    const common = { unit: 'hashes/s', peerName: 'hash-wasm', targetRatio: 0.9 };
    rows.push(
      measure({
        ...common,
        name: `keccak-256, ${label}, single`,
        ours: each(bytes, count, (part) => hash.keccak256(part)),
        peer: each(bytes, count, peers.keccak),
      }),
      measure({
        ...common,
        name: `SHA-256, ${label}, single`,
        ours: each(bytes, count, (part) => hash.sha256(part)),
        peer: each(bytes, count, peers.sha256),
      }),
    );
  }
  return rows;
}

function peerRoot(leaves: Uint8Array, digest: (part: Uint8Array) => Uint8Array): Uint8Array {
  const nodes = leaves.slice();
  for (let count = nodes.length / 32; count > 1; count >>= 1) {
    for (let i = 0; i < count >> 1; i++) nodes.set(digest(nodes.subarray(64 * i, 64 * i + 64)), 32 * i);
  }
  return nodes.subarray(0, 32);
}
