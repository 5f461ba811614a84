import type { Hex } from '../hex.ts';

/** One WASM file of the engine, as a host loads it. */
export interface EnginePart<Exports> {
  /** A fresh instance; the module behind it is compiled once. */
  instantiate(): Promise<Exports>;
  /** The file's bytes, or their keccak-256 where the host does not hand out bytes. */
  read(): Promise<Uint8Array | Hex>;
}
