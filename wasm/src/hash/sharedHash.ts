import type { Hash } from './Hash.ts';
import { loadHash } from './loadHash.ts';

let hash: Promise<Hash> | undefined;

/** One instance for the package's own ids; its memory grows to the largest input it saw. */
export function sharedHash(): Promise<Hash> {
  hash ??= loadHash();
  hash.catch(() => {
    hash = undefined;
  });
  return hash;
}
