import { readEngine } from '#load';
import { sharedHash } from '../hash/sharedHash.ts';
import { type Hex, toHex } from '../hex.ts';

/**
 * The keccak-256 of the WASM file: what this place computes with. Node and browsers hash the bytes themselves; workerd,
 * which hands out none, answers what the build wrote beside them.
 */
export async function engineDigest(): Promise<Hex> {
  const file = await readEngine();
  return typeof file === 'string' ? file : toHex((await sharedHash()).keccak256(file));
}
