// The debug build, picked by `node --conditions=debug`: assertions and bounds are checked, names are in the stack traces.
import { readFile } from 'node:fs/promises';
import type { EngineExports } from '../src/engine/EngineExports.ts';

let module: Promise<WebAssembly.Module> | undefined;

export async function instantiateEngine(): Promise<EngineExports> {
  module ??= readEngine().then((bytes) => WebAssembly.compile(bytes));
  return (await WebAssembly.instantiate(await module, {})).exports as unknown as EngineExports;
}

export async function readEngine(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL('../build/engine.debug.wasm', import.meta.url)));
}
