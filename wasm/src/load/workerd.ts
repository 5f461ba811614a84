import module from '../../build/engine.wasm';
import digest from '../../build/engineDigest.json' with { type: 'json' };
import type { EngineExports } from '../engine/EngineExports.ts';
import type { Hex } from '../hex.ts';

export async function instantiateEngine(): Promise<EngineExports> {
  return new WebAssembly.Instance(module, {}).exports as unknown as EngineExports;
}

export async function readEngine(): Promise<Hex> {
  return digest as Hex;
}
