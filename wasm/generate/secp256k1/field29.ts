// Writes the scalar field: elements modulo p = 2^256 − 2^32 − 977 in nine signed limbs of 29 bits.
//
// A carried element has limbs below 2^29 (the top one below 2^24), give or take what is left of the last carry. With
// operands of at most a and b times that, columns stay below 9·a·b·2^58, so a·b ≤ 3 keeps them in an i64; so does a·b + c·d ≤ 3.
import { column, LIMBS_29, loadLimbs, MASK_29, pairs, range } from './limbs.ts';

/** 2^261 ≡ 2^5·(2^32 + 977): 31,264 at the same limb and 2^8 at the next. */
const FOLD_LOW = 31_264;
const FOLD_HIGH_SHIFT = 8;
/** The top limb holds bits 232 to 255. */
const TOP_MASK = '0xffffff';
const TOP_BITS = 24;

/** Linear combinations that the formulas need: name, and what each operand is multiplied by. */
const COMBINATIONS: [name: string, ...factors: number[]][] = [
  ['feDouble', 2],
  ['feTriple', 3],
  ['feNegate', -1],
  ['feAdd', 1, 1],
  ['feSubtract', 1, -1],
  ['feNegateSum', -1, -1],
  ['feFourTimesMinus', 4, -1],
];
/** a·b and a², with multiples of the operands after those added before the one carry: name, and these factors. */
const PRODUCTS: [name: string, ...factors: number[]][] = [
  ['feMultiply'],
  ['feMultiplyMinus', -1],
  ['feMultiplyMinusEightTimes', -8],
];
const SQUARES: [name: string, ...factors: number[]][] = [
  ['feSquare'],
  ['feSquareMinusEightTimes', -8],
  ['feSquareMinusBoth', -1, -1],
  ['feSquareMinusAndTwice', -1, -2],
];
const NAMES = ['a', 'b', 'c', 'd'];

export function field29(): string {
  const times = (a: string, b: string) => (k: number) =>
    column(
      k,
      (i) => `${a}${i}`,
      (j) => `${b}${j}`,
    );
  const [ab, cd] = [times('a', 'b'), times('c', 'd')];
  const loads = NAMES.map((name) => loadLimbs(name));
  return [
    ...PRODUCTS.map(([name, ...factors]) => product(name, 2, loads.slice(0, 2), ab, factors)),
    ...SQUARES.map(([name, ...factors]) =>
      product(name, 1, [loads[0] as string, doubled()], squareColumn, factors),
    ),
    product('feMultiplyMinusProduct', 4, loads, (k) => `${ab(k)} - (${cd(k)})`, []),
    ...COMBINATIONS.map(([name, ...factors]) => combination(name, factors)),
    eachLimb('feCopy', ['a'], (i) => `load<i64>(a, ${8 * i})`),
    // Not carried: for an operand of the next product.
    eachLimb('feDifference', ['a', 'b'], (i) => `load<i64>(a, ${8 * i}) - load<i64>(b, ${8 * i})`),
    toWords(),
    fromWords(),
  ].join('\n');
}

function wrap(name: string, operands: readonly string[], body: string): string {
  const parameters = ['r', ...operands].map((operand) => `${operand}: usize`).join(', ');
  return `export function ${name}(${parameters}): void {\n${body}\n}\n`;
}

function eachLimb(name: string, operands: readonly string[], value: (i: number) => string): string {
  const stores = range(LIMBS_29).map((i) => `store<i64>(r, ${value(i)}, ${8 * i});`);
  return wrap(name, operands, stores.join('\n'));
}

function doubled(): string {
  return range(LIMBS_29 - 1)
    .map((i) => `const d${i} = a${i} << 1;`)
    .join('\n');
}

function squareColumn(k: number): string {
  return pairs(k)
    .filter(([i, j]) => i <= j)
    .map(([i, j]) => (i === j ? `a${i} * a${i}` : `d${i} * a${j}`))
    .join(' + ');
}

/** The high columns are carried first, then folded into the low ones while those are carried. */
function product(
  name: string,
  multiplied: number,
  loads: readonly string[],
  columnOf: (k: number) => string,
  factors: readonly number[],
): string {
  const operands = NAMES.slice(0, multiplied + factors.length);
  const lines = [...loads, 'let t: i64 = 0;'];
  for (let k = LIMBS_29; k < 2 * LIMBS_29 - 1; k++) {
    lines.push(`t += ${columnOf(k)};`, `const h${k - LIMBS_29} = t & ${MASK_29};`, 't >>= 29;');
  }
  lines.push('const h8 = t;', 't = 0;');
  for (let k = 0; k < LIMBS_29; k++) {
    const fromBelow = k > 0 ? ` + (h${k - 1} << ${FOLD_HIGH_SHIFT})` : '';
    const addends = factors.map(
      (factor, i) => ` + load<i64>(${NAMES[multiplied + i]}, ${8 * k}) * ${factor}`,
    );
    lines.push(`t += ${columnOf(k)} + h${k} * ${FOLD_LOW}${fromBelow}${addends.join('')};`);
    lines.push(`let r${k} = t & ${MASK_29};`, 't >>= 29;');
  }
  lines.push(
    `t += h8 << ${FOLD_HIGH_SHIFT};`,
    `t = (t << ${29 - TOP_BITS}) + (r8 >> ${TOP_BITS});`,
    `r8 &= ${TOP_MASK};`,
    ...foldTop('t', 3),
    ...range(LIMBS_29).map((i) => `store<i64>(r, r${i}, ${8 * i});`),
  );
  return wrap(name, operands, lines.join('\n'));
}

/** Adds what overflows 2^256 back in at the bottom and carries it into the first `limbs` limbs. */
function foldTop(top: string, limbs: number): string[] {
  const lines = [`let u: i64 = r0 + ${top} * 977;`, `r0 = u & ${MASK_29};`, 'u >>= 29;'];
  lines.push(`u += r1 + (${top} << 3);`, `r1 = u & ${MASK_29};`, 'u >>= 29;');
  for (let i = 2; i < limbs; i++) lines.push(`u += r${i};`, `r${i} = u & ${MASK_29};`, 'u >>= 29;');
  return [...lines, `r${limbs} += u;`];
}

function combination(name: string, factors: readonly number[]): string {
  const operands = NAMES.slice(0, factors.length);
  const lines = ['let t: i64 = 0;'];
  for (let k = 0; k < LIMBS_29; k++) {
    const terms = factors.map((factor, i) => `load<i64>(${operands[i]}, ${8 * k}) * ${factor}`);
    lines.push(`t += ${terms.join(' + ')};`);
    const top = k === LIMBS_29 - 1;
    lines.push(`let r${k} = t & ${top ? TOP_MASK : MASK_29};`, `t >>= ${top ? TOP_BITS : 29};`);
  }
  lines.push('r0 += t * 977;', 'r1 += t << 3;');
  lines.push(...range(LIMBS_29).map((i) => `store<i64>(r, r${i}, ${8 * i});`));
  return wrap(name, operands, lines.join('\n'));
}

/** The canonical value in four words: three passes bring every element below 2^256, then p is taken off once. */
function toWords(): string {
  const pass = [
    `t = r0 + top * 977;`,
    `r0 = t & ${MASK_29};`,
    't >>= 29;',
    't += r1 + (top << 3);',
    `r1 = t & ${MASK_29};`,
    't >>= 29;',
    ...range(6).flatMap((i) => [`t += r${i + 2};`, `r${i + 2} = t & ${MASK_29};`, 't >>= 29;']),
    't += r8;',
    `r8 = t & ${TOP_MASK};`,
    `top = t >> ${TOP_BITS};`,
  ];
  const lines = [
    ...range(LIMBS_29).map((i) => `let r${i} = load<i64>(a, ${8 * i});`),
    'let t: i64 = 0;',
    'let top: i64 = 0;',
    ...pass,
    ...pass,
    ...pass,
    'let w0: u64 = r0 | (r1 << 29) | (r2 << 58);',
    'let w1: u64 = (r2 >> 6) | (r3 << 23) | (r4 << 52);',
    'let w2: u64 = (r4 >> 12) | (r5 << 17) | (r6 << 46);',
    'let w3: u64 = (r6 >> 18) | (r7 << 11) | (r8 << 40);',
    'if ((w3 & w2 & w1) === 0xffffffffffffffff && w0 >= 0xfffffffefffffc2f) {',
    'w0 -= 0xfffffffefffffc2f;',
    'w1 = 0;',
    'w2 = 0;',
    'w3 = 0;',
    '}',
    ...range(4).map((i) => `store<u64>(r, w${i}, ${8 * i});`),
  ];
  return wrap('feToWords', ['a'], lines.join('\n'));
}

function fromWords(): string {
  const parts = [
    'w0',
    'w0 >> 29',
    '(w0 >> 58) | (w1 << 6)',
    'w1 >> 23',
    '(w1 >> 52) | (w2 << 12)',
    'w2 >> 17',
    '(w2 >> 46) | (w3 << 18)',
    'w3 >> 11',
    'w3 >> 40',
  ];
  const lines = [
    ...range(4).map((i) => `const w${i} = load<u64>(a, ${8 * i});`),
    ...parts.map((part, i) => `store<u64>(r, (${part}) & ${MASK_29}, ${8 * i});`),
  ];
  return wrap('limbsFromWords', ['a'], lines.join('\n'));
}
