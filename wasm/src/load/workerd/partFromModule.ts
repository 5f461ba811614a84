import type { EnginePart } from '../../engine/EnginePart.ts';
import type { Hex } from '../../hex.ts';

/** A part of the engine that the Worker's bundle holds; workerd hands out no bytes, so the build wrote their digest. */
export function partFromModule<Exports>(module: WebAssembly.Module, digest: string): EnginePart<Exports> {
  return {
    read: async () => digest as Hex,
    instantiate: async () => new WebAssembly.Instance(module, {}).exports as Exports,
  };
}
