import { readFile } from 'node:fs/promises';
import type { EngineExports } from '../engine/EngineExports.ts';

const location = new URL('../../build/engine.wasm', import.meta.url);
let module: Promise<WebAssembly.Module> | undefined;

export async function instantiateEngine(): Promise<EngineExports> {
  module ??= readEngine().then((bytes) => WebAssembly.compile(bytes));
  return (await WebAssembly.instantiate(await module, {})).exports as unknown as EngineExports;
}

export async function readEngine(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(location));
}
