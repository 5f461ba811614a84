import { createKeccak, createSHA256 } from 'hash-wasm';
import { MerkleTree } from 'merkletreejs';
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
  ];
  const leaves = data.subarray(0, LEAVES * 32);
  const ours = { count: LEAVES, run: () => hash.merkleRoot(leaves) };
  const name = 'Merkle root of 65,536 leaves (keccak-256)';
  for (const [peerName, root] of merklePeers(leaves, peers.keccak)) {
    const peer = { count: LEAVES, run: () => root() };
    rows.push(measure({ name, unit: 'leaves/s', ours, peer, peerName, targetRatio: 2.5 }));
  }
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

/** The fastest tree that npm has for keccak-256, and the least that any over hash-wasm has to do. */
function merklePeers(
  leaves: Uint8Array,
  digest: (part: Uint8Array) => Uint8Array,
): [name: string, root: () => unknown][] {
  const buffers = Array.from({ length: leaves.length / 32 }, (_, i) =>
    Buffer.from(leaves.subarray(32 * i, 32 * i + 32)),
  );
  return [
    ['loop over hash-wasm', () => rootOverHashWasm(leaves, digest)],
    ['merkletreejs over hash-wasm', () => new MerkleTree(buffers, digest).getRoot()],
  ];
}

function rootOverHashWasm(leaves: Uint8Array, digest: (part: Uint8Array) => Uint8Array): Uint8Array {
  const nodes = leaves.slice();
  for (let count = nodes.length / 32; count > 1; count >>= 1) {
    for (let i = 0; i < count >> 1; i++) nodes.set(digest(nodes.subarray(64 * i, 64 * i + 64)), 32 * i);
  }
  return nodes.subarray(0, 32);
}
