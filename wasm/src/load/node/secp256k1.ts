import type { Secp256k1Exports } from '../../engine/Secp256k1Exports.ts';
import { hasRelaxedSimd } from '../hasRelaxedSimd.ts';
import { partFromFile } from './partFromFile.ts';

export const secp256k1 = partFromFile<Secp256k1Exports>(
  hasRelaxedSimd()
    ? new URL('../../../build/secp256k1.wasm', import.meta.url)
    : new URL('../../../build/secp256k1.portable.wasm', import.meta.url),
);
