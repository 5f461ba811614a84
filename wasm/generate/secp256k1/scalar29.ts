// Writes the unrolled parts of arithmetic modulo the group's order n, in nine limbs of 29 bits.
import { inverseOfOdd, LATTICE, N } from './curve.ts';
import { BITS_29, column, LIMBS_29, limbs, loadLimbs, MASK_29, range } from './limbs.ts';

export function scalar29(): string {
  return `${montgomeryProduct()}\n${splitScalar()}`;
}

/** a·b / 2^261 mod n, below 2n where a·b is below 2^517 (P. L. Montgomery, Math. Comp. 44, 1985). */
function montgomeryProduct(): string {
  const n = limbs(N);
  const negativeInverse = BigInt.asUintN(BITS_29, -inverseOfOdd(N, BITS_29));
  const lines = [loadLimbs('a', LIMBS_29, 'u64'), loadLimbs('b', LIMBS_29, 'u64'), 'let t: u64 = 0;'];
  for (let k = 0; k < 2 * LIMBS_29 - 1; k++) {
    const reductions = range(Math.min(k, LIMBS_29)).filter((j) => k - j < LIMBS_29);
    const terms = reductions.map((j) => ` + q${j} * ${n[k - j]}`);
    lines.push(
      `t += ${column(
        k,
        (i) => `a${i}`,
        (j) => `b${j}`,
      )}${terms.join('')};`,
    );
    if (k < LIMBS_29) {
      lines.push(
        `const q${k} = ((t & ${MASK_29}) * ${negativeInverse}) & ${MASK_29};`,
        `t += q${k} * ${n[0]};`,
      );
    } else lines.push(`store<u64>(r, t & ${MASK_29}, ${8 * (k - LIMBS_29)});`);
    lines.push('t >>= 29;');
  }
  lines.push('store<u64>(r, t, 64);');
  return `export function scMontgomery(r: usize, a: usize, b: usize): void {\n${lines.join('\n')}\n}\n`;
}

/**
 * k below n as k1 + k2·lambda with halves of about 128 bits (Guide to ECC, algorithm 3.74): the nearest lattice point is
 * found by multiplying with g = round(2^384·b/n) and rounding off 384 bits. Four times the first basis vector is added,
 * so that the top digit of the windows is never zero. Each half is written as three chunks of 48 bits in i64, the last
 * signed, which windows of 3 and 6 bits both divide.
 */
function splitScalar(): string {
  const { a1, b1, a2 } = LATTICE;
  const nearest = (numerator: bigint) => (2n * (numerator << 384n) + N) / (2n * N);
  const lines = [
    loadLimbs('k'),
    'let t: i64 = 0;',
    ...roundedProduct('c', limbs(nearest(a1))),
    ...roundedProduct('d', limbs(nearest(-b1))),
    ...half('x', 4n * a1, (m) => `k${m} - (${times('c', a1, m)}) - (${times('d', a2, m)})`, 0),
    ...half('y', 4n * b1, (m) => `(${times('c', -b1, m)}) - (${times('d', a1, m)})`, 24),
  ];
  return `export function splitScalar(chunks: usize, k: usize): void {\n${lines.join('\n')}\n}\n`;
}

/** Bits 384 and up of k·g in five limbs. Columns below the tenth cannot reach them but for a rounding that is harmless. */
function roundedProduct(name: string, g: readonly bigint[]): string[] {
  const lines = ['t = 0;'];
  for (let k = 10; k < 17; k++) {
    // 384 = 13·29 + 7: half of the last bit rounded off is 2^6 in column 13.
    const rounding = k === 13 ? ' + 64' : '';
    lines.push(
      `t += ${column(
        k,
        (i) => `k${i}`,
        (j) => `${g[j]}`,
      )}${rounding};`,
    );
    if (k >= 13) lines.push(`const ${name}x${k - 13} = t & ${MASK_29};`);
    lines.push('t >>= 29;');
  }
  lines.push(`const ${name}x4 = t & ${MASK_29};`, `const ${name}x5 = t >> 29;`);
  return [
    ...lines,
    ...range(5).map((i) => `const ${name}${i} = (${name}x${i} >> 7) | ((${name}x${i + 1} & 127) << 22);`),
  ];
}

/** Limb m of a five-limb number times a constant. */
function times(name: string, constant: bigint, m: number): string {
  const k = limbs(constant, 5);
  return range(m + 1)
    .map((i) => `${name}${i} * ${k[m - i]}`)
    .join(' + ');
}

function half(name: string, start: bigint, limb: (m: number) => string, offset: number): string[] {
  const first = limbs(BigInt.asUintN(145, start), 5);
  const lines = ['t = 0;'];
  for (let m = 0; m < 5; m++) {
    lines.push(`t += ${first[m]} + ${limb(m)};`);
    // The top limb is the low 29 bits with their sign: the half has at most 132.
    lines.push(`const ${name}${m} = ${m < 4 ? `t & ${MASK_29}` : '(t << 35) >> 35'};`, 't >>= 29;');
  }
  const chunk = (text: string, index: number) => `store<u64>(chunks, ${text}, ${offset + 8 * index});`;
  return [
    ...lines,
    `const ${name}w0: u64 = ${name}0 | (${name}1 << 29) | (${name}2 << 58);`,
    `const ${name}w1: u64 = (${name}2 >> 6) | (${name}3 << 23) | (${name}4 << 52);`,
    `const ${name}w2: i64 = ${name}4 >> 12;`,
    chunk(`${name}w0 & 0xffffffffffff`, 0),
    chunk(`((${name}w0 >> 48) | (${name}w1 << 16)) & 0xffffffffffff`, 1),
    chunk(`(${name}w1 >> 32) | (${name}w2 << 32)`, 2),
  ];
}
