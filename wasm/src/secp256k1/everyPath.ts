import type { Secp256k1Exports } from '../engine/Secp256k1Exports.ts';
import { partFromFile } from '../load/node/partFromFile.ts';
import { Secp256k1, type SignaturePath } from './Secp256k1.ts';

const BUILDS: [file: string, ...paths: SignaturePath[]][] = [
  ['secp256k1.wasm', 'single', 'scalar', 'twoLanes'],
  ['secp256k1.portable.wasm', 'single', 'scalar'],
];

/** The engine on each of its paths, for tests: all must answer the same. */
export async function loadEveryPath(): Promise<Map<string, Secp256k1>> {
  const every = new Map<string, Secp256k1>();
  for (const [file, ...paths] of BUILDS) {
    const part = partFromFile<Secp256k1Exports>(new URL(`../../build/${file}`, import.meta.url));
    const engine = await part.instantiate();
    engine.initialise();
    for (const path of paths) {
      if (path === 'twoLanes' && !engine.hasTwoLanes())
        console.warn('SKIPPED: no fused multiply-add here, so no two lanes.');
      else every.set(`${path} of ${file}`, new Secp256k1(engine, path));
    }
  }
  return every;
}
