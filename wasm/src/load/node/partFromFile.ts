import { readFile } from 'node:fs/promises';
import type { EnginePart } from '../../engine/EnginePart.ts';

/** A part of the engine from its file. */
export function partFromFile<Exports>(location: URL): EnginePart<Exports> {
  let module: Promise<WebAssembly.Module> | undefined;
  const read = async () => new Uint8Array(await readFile(location));
  return {
    read,
    async instantiate() {
      module ??= read().then((bytes) => WebAssembly.compile(bytes));
      return (await WebAssembly.instantiate(await module, {})).exports as Exports;
    },
  };
}
