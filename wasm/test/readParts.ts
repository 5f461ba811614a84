import { readdirSync, readFileSync } from 'node:fs';

const BUILD = new URL('../build/', import.meta.url);

/** The engine's files as they ship. */
export function readParts(): { name: string; contents: Uint8Array<ArrayBuffer> }[] {
  return readdirSync(BUILD)
    .filter((name) => name.endsWith('.wasm') && !name.endsWith('.debug.wasm'))
    .map((name) => ({ name, contents: new Uint8Array(readFileSync(new URL(name, BUILD))) }));
}
