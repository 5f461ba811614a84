/**
 * A number in [0, 1) that depends on `seed` and `counter` alone, so that any bar can be drawn again without the ones before.
 * Two rounds of MurmurHash3's 32-bit finaliser over both words.
 */
export function counterRandom(seed: number, counter: number): number {
  const low = finalise(Math.imul(counter, 0x9e3779b1) ^ seed);
  return finalise(low + Math.imul(Math.floor(counter / 2 ** 32) + 1, 0x85ebca77) + seed) / 2 ** 32;
}

function finalise(word: number): number {
  let mixed = word >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
