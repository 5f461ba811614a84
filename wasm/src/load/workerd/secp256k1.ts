import digests from '../../../build/digests.json' with { type: 'json' };
import module from '../../../build/secp256k1.wasm';
import type { Secp256k1Exports } from '../../engine/Secp256k1Exports.ts';
import { partFromModule } from './partFromModule.ts';

// workerd compiles relaxed SIMD; a bundle is fixed before it runs, so there is no other build to fall back to.
export const secp256k1 = partFromModule<Secp256k1Exports>(module, digests.secp256k1);
