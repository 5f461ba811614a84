import type { EngineExports } from '../engine/EngineExports.ts';

const location = new URL('../../build/engine.wasm', import.meta.url);
let module: Promise<WebAssembly.Module> | undefined;

export async function instantiateEngine(): Promise<EngineExports> {
  module ??= compile();
  // A failed download must not be the answer for as long as the page lives.
  module.catch(() => {
    module = undefined;
  });
  return (await WebAssembly.instantiate(await module, {})).exports as unknown as EngineExports;
}

export async function readEngine(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await download()).arrayBuffer());
}

// Streaming needs the type application/wasm, which not every static server sends.
async function compile(): Promise<WebAssembly.Module> {
  const response = await download();
  if (response.headers.get('content-type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

async function download(): Promise<Response> {
  const response = await fetch(location);
  if (!response.ok)
    throw new Error(`The engine could not be loaded: ${response.status} for ${location.href}.`);
  return response;
}
