import { sharedHash } from '../hash/sharedHash.ts';

const CID_VERSION = 1;
/** Multicodec `raw`: the bytes are not taken apart. */
const RAW = 0x55;
/** Multihash `sha2-256` and its length. */
const SHA2_256 = 0x12;
const DIGEST_BYTES = 32;
/** RFC 4648 base32, lower case, without padding; multibase marks it with a `b`. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const BASE32_BITS = 5;

/**
 * The content id of an artifact, as IPFS names a block of these bytes: CIDv1, codec raw, sha2-256, base32. Anyone who has the id can fetch the
 * file from anywhere and check it; the chain knows the same file by its `modelId`, a keccak-256.
 */
export async function modelCid(file: Uint8Array): Promise<string> {
  const digest = (await sharedHash()).sha256(file);
  return `b${base32([CID_VERSION, RAW, SHA2_256, DIGEST_BYTES, ...digest])}`;
}

function base32(bytes: readonly number[]): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= BASE32_BITS; bits -= BASE32_BITS) {
      text += BASE32[(buffer >> (bits - BASE32_BITS)) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(buffer << (BASE32_BITS - bits)) & 31] : text;
}
