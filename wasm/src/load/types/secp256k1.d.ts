import type { EnginePart } from '../../engine/EnginePart.ts';
import type { Secp256k1Exports } from '../../engine/Secp256k1Exports.ts';

export declare const secp256k1: EnginePart<Secp256k1Exports>;
