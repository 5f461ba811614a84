import type { Secp256k1Exports } from '../../src/engine/Secp256k1Exports.ts';
import { partFromFile } from '../../src/load/node/partFromFile.ts';

export const secp256k1 = partFromFile<Secp256k1Exports>(
  new URL('../../build/secp256k1.debug.wasm', import.meta.url),
);
