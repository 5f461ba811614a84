import { crc32 } from './crc32.ts';
import type { BookLevel } from './schema.ts';

const CHECKED_LEVELS = 10;

/** The checksum that server and reader compare: CRC-32 of the ten best bids, a bar, and the ten best asks, each `price:quantity`. */
export function bookChecksum(bids: readonly BookLevel[], asks: readonly BookLevel[]): number {
  const text = (side: readonly BookLevel[]) =>
    side
      .slice(0, CHECKED_LEVELS)
      .map(([price, quantity]) => `${price}:${quantity}`)
      .join(',');
  return crc32(`${text(bids)}|${text(asks)}`);
}
