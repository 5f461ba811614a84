import type { EnginePart } from '../../engine/EnginePart.ts';

/** A part of the engine from where the page's bundler has put its file. */
export function partFromUrl<Exports>(location: URL): EnginePart<Exports> {
  let module: Promise<WebAssembly.Module> | undefined;
  return {
    async read() {
      return new Uint8Array(await (await download(location)).arrayBuffer());
    },
    async instantiate() {
      module ??= compile(location);
      // A failed download must not be the answer for as long as the page lives.
      module.catch(() => {
        module = undefined;
      });
      return (await WebAssembly.instantiate(await module, {})).exports as Exports;
    },
  };
}

// Streaming needs the type application/wasm, which not every static server sends.
async function compile(location: URL): Promise<WebAssembly.Module> {
  const response = await download(location);
  if (response.headers.get('content-type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

async function download(location: URL): Promise<Response> {
  const response = await fetch(location);
  if (!response.ok)
    throw new Error(`The engine could not be loaded: ${response.status} for ${location.href}.`);
  return response;
}
