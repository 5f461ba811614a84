// How the field's elements lie in memory, and the texts of unrolled code over them.

/** Field elements and scalars: nine limbs of 29 bits in i64, in 80 bytes. */
export const LIMBS_29 = 9;
export const BITS_29 = 29;
export const MASK_29 = '0x1fffffff';
export const ELEMENT_BYTES = 80;

/** The limbs of a number that is not negative, lowest first; the last takes the rest. */
export function limbs(value: bigint, count = LIMBS_29, bits = BITS_29): bigint[] {
  return range(count).map((i) => {
    const limb = value >> BigInt(bits * i);
    return i === count - 1 ? limb : BigInt.asUintN(bits, limb);
  });
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** `const a0 = load<i64>(a, 0);` and so on. */
export function loadLimbs(name: string, count = LIMBS_29, type = 'i64'): string {
  return range(count)
    .map((i) => `const ${name}${i} = load<${type}>(${name}, ${8 * i});`)
    .join('\n');
}

/** The pairs (i, j) below `count` with i + j = k: the products that meet in column k. */
export function pairs(k: number, count = LIMBS_29): [number, number][] {
  return range(count)
    .map((i): [number, number] => [i, k - i])
    .filter(([, j]) => j >= 0 && j < count);
}

/** Column k of a product of the limbs `a` and `b`, which may be names or numbers. */
export function column(
  k: number,
  a: (i: number) => string,
  b: (j: number) => string,
  count = LIMBS_29,
): string {
  return pairs(k, count)
    .map(([i, j]) => `${a(i)} * ${b(j)}`)
    .join(' + ');
}

/** A block of zeroless data: `export const NAME: usize = memory.data<type>([…], 16);` */
export function dataBlock(
  name: string,
  type: 'u8' | 'u16' | 'u32' | 'u64',
  values: readonly (number | bigint)[],
): string {
  const texts = values.map((value) => `0x${BigInt.asUintN(64, BigInt(value)).toString(16)}`);
  return `export const ${name}: usize = memory.data<${type}>([${texts.join(', ')}], 16);\n`;
}
