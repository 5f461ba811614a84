import { core } from '#load/core';
import { model } from '#load/model';
import { sharedHash } from '../hash/sharedHash.ts';
import { type Hex, toHex } from '../hex.ts';
import type { EnginePart } from './EnginePart.ts';

/** The keccak-256 of core.wasm: what this place hashes and matches orders with. */
export function coreDigest(): Promise<Hex> {
  return digestOf(core);
}

/** The keccak-256 of model.wasm: what this place infers and backtests with. */
export function modelDigest(): Promise<Hex> {
  return digestOf(model);
}

// Node and browsers hash the bytes themselves; workerd, which hands out none, answers what the build wrote beside them.
async function digestOf(part: EnginePart<unknown>): Promise<Hex> {
  const file = await part.read();
  return typeof file === 'string' ? file : toHex((await sharedHash()).keccak256(file));
}
