import { core } from '#load/core';
import { Hash } from './Hash.ts';

/** A fresh engine instance for hashing. */
export async function loadHash(): Promise<Hash> {
  return new Hash(await core.instantiate());
}
