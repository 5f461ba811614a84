// What each loader offers. Type checkers read this file instead of a loader, so that a consumer's check needs no
// types of a host that it does not run on.
import type { EngineExports } from '../engine/EngineExports.ts';
import type { Hex } from '../hex.ts';

/** A fresh instance; the module behind it is compiled once. */
export function instantiateEngine(): Promise<EngineExports>;

/** The WASM file's bytes, or their digest where the host does not hand out bytes. */
export function readEngine(): Promise<Uint8Array | Hex>;
