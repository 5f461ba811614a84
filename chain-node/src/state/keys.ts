import { concatBytes } from '@ethereumjs/util';

const BLOCK_NUMBER_BYTES = 8;
const INDEX_BYTES = 4;

/** Big-endian, so that the byte order of keys is the order of blocks. */
export function blockKey(number: bigint): Uint8Array {
  const key = new Uint8Array(BLOCK_NUMBER_BYTES);
  new DataView(key.buffer).setBigUint64(0, number);
  return key;
}

export function readBlockKey(key: Uint8Array): bigint {
  return new DataView(key.buffer, key.byteOffset).getBigUint64(0);
}

export function indexKey(index: number): Uint8Array {
  const key = new Uint8Array(INDEX_BYTES);
  new DataView(key.buffer).setUint32(0, index);
  return key;
}

function readIndexKey(key: Uint8Array): number {
  return new DataView(key.buffer, key.byteOffset).getUint32(0);
}

/** Where something stands in the chain: block, then position in the block. */
export function positionKey(number: bigint, index: number): Uint8Array {
  return concatBytes(blockKey(number), indexKey(index));
}

export function readPositionKey(key: Uint8Array): { readonly number: bigint; readonly index: number } {
  return { number: readBlockKey(key), index: readIndexKey(key.subarray(BLOCK_NUMBER_BYTES)) };
}

/** Bytes that {@link positionKey} makes. */
export const POSITION_BYTES = BLOCK_NUMBER_BYTES + INDEX_BYTES;

const ADDRESS_KIND = Uint8Array.of(0);
const TOPIC_KIND = Uint8Array.of(1);

/** Begins the keys of an address's logs. */
export function addressPrefix(address: Uint8Array): Uint8Array {
  return concatBytes(ADDRESS_KIND, address);
}

/** Begins the keys of the logs with this first topic. */
export function topicPrefix(topic: Uint8Array): Uint8Array {
  return concatBytes(TOPIC_KIND, topic);
}
