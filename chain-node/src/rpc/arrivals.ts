import type { Hex } from 'viem';

/** Hashes of the newest transactions, numbered in order of arrival, for those who poll. Bounded: old ones fall out. */
export class Arrivals {
  readonly #hashes: Hex[] = [];
  readonly #max: number;
  #next = 0n;

  constructor(max = 16_384) {
    this.#max = max;
  }

  /** The number that the next arrival gets. */
  get next(): bigint {
    return this.#next;
  }

  add(hash: Hex): void {
    this.#hashes[Number(this.#next % BigInt(this.#max))] = hash;
    this.#next += 1n;
  }

  /** Arrivals from number `from` on that are still known. */
  since(from: bigint): Hex[] {
    const oldest = this.#next - BigInt(this.#max);
    const hashes: Hex[] = [];
    for (let number = from > oldest ? from : oldest; number < this.#next; number += 1n) {
      const hash = this.#hashes[Number(number % BigInt(this.#max))];
      if (hash !== undefined) hashes.push(hash);
    }
    return hashes;
  }
}
