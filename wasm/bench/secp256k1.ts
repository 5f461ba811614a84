import { readFileSync } from 'node:fs';
import { instantiateSecp256k1 } from '@bitauth/libauth';
import { secp256k1 as noble } from '@noble/curves/secp256k1.js';
import * as tiny from 'tiny-secp256k1';
import type { Secp256k1Exports } from '../src/engine/Secp256k1Exports.ts';
import { partFromFile } from '../src/load/node/partFromFile.ts';
import { loadNativeAddon } from '../src/secp256k1/nativeAddon.ts';
import { Secp256k1, type SignaturePath } from '../src/secp256k1/Secp256k1.ts';
import { signItems } from '../src/secp256k1/signedItems.ts';
import { type Contender, measure, type Row } from './measure.ts';

const ITEMS = 256;
/** noble takes milliseconds. */
const ITEMS_OF_NOBLE = 16;
const UNIT = 'signatures/s';
const LOW = { lowS: 'required' } as const;
const RELAXED = new URL('../build/secp256k1.wasm', import.meta.url);
const PORTABLE = new URL('../build/secp256k1.portable.wasm', import.meta.url);

type Items = ReturnType<typeof splitItems>;
type Peers = Record<
  string,
  { count: number; recover(item: Items[0]): unknown; verify(item: Items[0]): boolean }
>;

export async function benchSecp256k1(): Promise<Row[]> {
  const items = splitItems();
  const peers = await loadPeers();
  const contend = (peer: string, task: 'recover' | 'verify'): { peer: Contender; peerName: string } => {
    const { count, [task]: run } = peers[peer] as Peers[string];
    return { peer: each(items.slice(0, count), run), peerName: peer };
  };
  const batch = join(items);
  const recoverBatch = (secp256k1: Secp256k1, size: number): Contender => {
    const parts = Array.from({ length: ITEMS / size }, (_, i) => join(items.slice(i * size, (i + 1) * size)));
    return { ...each(parts, (part) => secp256k1.recoverAddresses(part, LOW)), count: ITEMS };
  };
  const [twoLanes, scalar] = [await load(RELAXED, 'twoLanes'), await load(RELAXED, 'scalar')];
  const single = await load(RELAXED, 'single');
  const recoverSingle = each(items, ({ digest, signature, recoveryId }) =>
    single.recoverAddress(digest, signature, recoveryId, LOW),
  );
  const verifySingle = each(items, ({ digest, signature, publicKey }) =>
    single.verify(digest, signature, publicKey, LOW),
  );
  const verifyBatch: Contender = { count: ITEMS, run: () => twoLanes.verifyBatch(batch, LOW) };
  const row = (
    name: string,
    ours: Contender,
    task: 'recover' | 'verify',
    peer: string,
    targetRatio?: number,
  ) => measure({ name, unit: UNIT, ours, ...contend(peer, task), ...(targetRatio ? { targetRatio } : {}) });

  const rows = [
    row('recover to address, batch of 256', recoverBatch(twoLanes, 256), 'recover', 'libauth', 4),
    row('recover to address, batch of 64', recoverBatch(twoLanes, 64), 'recover', 'libauth'),
    row('recover to address, batch of 16', recoverBatch(twoLanes, 16), 'recover', 'libauth'),
    row('recover to address, scalar batch of 256', recoverBatch(scalar, 256), 'recover', 'libauth', 2.5),
    row('recover to address, scalar batch of 64', recoverBatch(scalar, 64), 'recover', 'libauth'),
    row('recover to address, single', recoverSingle, 'recover', 'libauth', 2.2),
    row('recover to address, single', recoverSingle, 'recover', 'tiny-secp256k1'),
    row('recover to address, single', recoverSingle, 'recover', 'noble'),
    row('verify, batch of 256', verifyBatch, 'verify', 'libauth'),
    row('verify, single', verifySingle, 'verify', 'libauth'),
    row('verify, single', verifySingle, 'verify', 'tiny-secp256k1'),
    row('verify, single', verifySingle, 'verify', 'noble'),
  ];
  if (peers.addon) {
    rows.push(
      row('recover to address, batch of 256', recoverBatch(twoLanes, 256), 'recover', 'addon', 1.3),
      row('recover to address, scalar batch of 256', recoverBatch(scalar, 256), 'recover', 'addon'),
      row('recover to address, single', recoverSingle, 'recover', 'addon'),
      row('verify, batch of 256', verifyBatch, 'verify', 'addon'),
      row('verify, single', verifySingle, 'verify', 'addon'),
    );
  }
  return [...rows, loadTime(), size('secp256k1.wasm', RELAXED), size('secp256k1.portable.wasm', PORTABLE)];
}

function each<Item>(items: readonly Item[], run: (item: Item) => unknown): Contender {
  return {
    count: items.length,
    run() {
      for (const item of items) run(item);
    },
  };
}

function splitItems() {
  const { digests, signatures, recoveryIds, publicKeys } = signItems(1, 2 * ITEMS);
  // Every other signature has the higher s, which some peers refuse.
  return Array.from({ length: ITEMS }, (_, k) => {
    const i = 2 * k;
    const part = (array: Uint8Array, bytes: number) => array.slice(bytes * i, bytes * (i + 1));
    const publicKey = part(publicKeys, 64);
    const recoveryId = recoveryIds[i] as number;
    const signature = part(signatures, 64);
    return {
      digest: part(digests, 32),
      signature,
      recoveryId: recoveryId as 0 | 1,
      publicKey,
      // As the peers want it.
      prefixedKey: Uint8Array.of(4, ...publicKey),
      prefixedSignature: Uint8Array.of(recoveryId, ...signature),
    };
  });
}

function join(items: Items) {
  const concat = (parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  return {
    digests: concat(items.map(({ digest }) => digest)),
    signatures: concat(items.map(({ signature }) => signature)),
    recoveryIds: Uint8Array.from(items, ({ recoveryId }) => recoveryId),
    publicKeys: concat(items.map(({ publicKey }) => publicKey)),
  };
}

async function loadPeers(): Promise<Peers> {
  const libauth = await instantiateSecp256k1();
  const addon = loadNativeAddon();
  const raw = { prehash: false } as const;
  return {
    libauth: {
      count: ITEMS,
      recover: (item) => libauth.recoverPublicKeyUncompressed(item.signature, item.recoveryId, item.digest),
      verify: (item) => libauth.verifySignatureCompactLowS(item.signature, item.prefixedKey, item.digest),
    },
    'tiny-secp256k1': {
      count: ITEMS,
      recover: (item) => tiny.recover(item.digest, item.signature, item.recoveryId, false),
      verify: (item) => tiny.verify(item.digest, item.prefixedKey, item.signature),
    },
    noble: {
      count: ITEMS_OF_NOBLE,
      recover: (item) => noble.recoverPublicKey(item.prefixedSignature, item.digest, raw),
      verify: (item) => noble.verify(item.signature, item.digest, item.prefixedKey, raw),
    },
    ...(addon && {
      addon: {
        count: ITEMS,
        recover: (item) => addon.ecdsaRecover(item.signature, item.recoveryId, item.digest, false),
        verify: (item) => addon.ecdsaVerify(item.signature, item.digest, item.prefixedKey),
      },
    }),
  };
}

async function load(file: URL, path: SignaturePath): Promise<Secp256k1> {
  const engine = await partFromFile<Secp256k1Exports>(file).instantiate();
  engine.initialise();
  return new Secp256k1(engine, path);
}

/** Compiling, instantiating and filling the tables. */
function loadTime(): Row {
  const bytes = readFileSync(RELAXED);
  const run = () => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
    (exports as unknown as Secp256k1Exports).initialise();
  };
  return measure({ name: 'secp256k1: loading', unit: 'loads/s', ours: { count: 1, run } });
}

function size(name: string, file: URL): Row {
  const none = { peer: null, peerName: null, ratio: null, target: null, met: null };
  return { name, unit: 'bytes', ours: readFileSync(file).length, ...none, command: 'npm run bench -w wasm' };
}
