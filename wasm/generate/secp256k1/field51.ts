// Writes the two-lane field: two elements modulo p side by side in f64x2, five signed limbs of 51 bits each, which the
// fused multiply-add of relaxed SIMD multiplies exactly.
//
// An element stores half its value, so that a product is 2ab and 2^255·H = C·H folds without fractions. A product of
// two limbs is split by two multiply-adds: adding 1.5·2^103 rounds it to a multiple of 2^51, and what is left fits 51
// bits. Both halves carry a bias that keeps their exponent fixed, so columns are sums of integers over the raw bits.
// Limbs of results: |x1| to |x3| ≤ 2^50, |x0| ≤ 2^50 + 2^35, |x4| ≤ 2^51. A difference of two elements as an operand has
// twice that, and its top limb is folded first.
import { range } from './limbs.ts';

const LIMBS = 5;
const BITS = 51n;
/** 2^256 mod p. */
const C = 4_294_968_273;
/** Rounds to multiples of 2^51; of 1; and of 2^52, for products with the top limb. */
const ROUND_HIGH = 1.5 * 2 ** 103;
const ROUND_LOW = 1.5 * 2 ** 52;
const ROUND_TOP = 1.5 * 2 ** 104;
const bits = (value: number) => new BigUint64Array(new Float64Array([value]).buffer)[0] as bigint;
const BITS_HIGH = bits(ROUND_HIGH);
const BITS_LOW = bits(ROUND_LOW);
const BITS_TOP = bits(ROUND_TOP);
/** Added to a column so that its carry can be cut off without a sign. */
const UNSIGNED = 1n << 62n;
const HALF = 1n << 50n;

const add = (a: string, b: string) => `f64x2.add(${a}, ${b})`;
const sub = (a: string, b: string) => `f64x2.sub(${a}, ${b})`;
const fused = (a: string, b: string, c: string) => `f64x2.relaxed_madd(${a}, ${b}, ${c})`;
const addBits = (a: string, b: string) => `i64x2.add(${a}, ${b})`;
const and = (a: string, b: string) => `v128.and(${a}, ${b})`;
const or = (a: string, b: string) => `v128.or(${a}, ${b})`;

/** An operand: an element, or the difference of two that is not carried. */
type Operand = readonly [string] | readonly [string, string];

/** Constants lie in memory, twice each: V8 builds a splat anew at each use. */
class Constants {
  readonly #places = new Map<bigint, number>();

  bits(value: bigint): string {
    const key = BigInt.asUintN(64, value);
    const place = this.#places.get(key) ?? this.#places.size;
    this.#places.set(key, place);
    return `v128.load(CONSTANTS, ${16 * place})`;
  }

  float(value: number): string {
    return this.bits(bits(value));
  }

  declaration(): string {
    const values = [...this.#places.keys()].flatMap((value) => [value, value]);
    const texts = values.map((value) => `0x${value.toString(16)}`);
    return `const CONSTANTS: usize = memory.data<u64>([${texts.join(', ')}], 16);\n`;
  }
}

/** The text of one function: its lines, and for each column the bias that its summands brought with them. */
class Product {
  readonly lines: string[] = [];
  readonly #constants: Constants;
  readonly #biases = new Map<number, bigint>();

  constructor(constants: Constants) {
    this.#constants = constants;
  }

  /** Loads the limbs of an operand as `name0` to `name4`. */
  load(name: string, [minuend, subtrahend]: Operand): void {
    const limb = (pointer: string, i: number) => `v128.load(${pointer}, ${16 * i})`;
    for (const i of range(LIMBS)) {
      const value = subtrahend ? sub(limb(minuend, i), limb(subtrahend, i)) : limb(minuend, i);
      this.lines.push(`let ${name}${i} = ${value};`);
    }
    if (!subtrahend) return;
    this.lines.push(`const ${name}Top = ${this.#roundedTo52(`${name}4`)};`);
    this.lines.push(`${name}4 = ${sub(`${name}4`, `${name}Top`)};`);
    this.lines.push(`${name}0 = ${this.#foldOf52(`${name}Top`, `${name}0`)};`);
  }

  /** Adds x·y to columns k and k + 1. */
  multiply(k: number, x: string, y: string, isTop: boolean): void {
    const { lines } = this;
    if (isTop) {
      const top = this.#constants.float(ROUND_TOP);
      lines.push(`h = ${fused(x, y, top)};`, `q = ${sub(top, 'h')};`);
      lines.push(
        `q = ${add(fused(x, y, 'q'), this.#constants.float(ROUND_LOW))};`,
        'h = v128.shl<i64>(h, 1);',
      );
      this.#accumulate(k, 'q', BITS_LOW);
      this.#accumulate(k + 1, 'h', 2n * BITS_TOP);
      return;
    }
    lines.push(
      `h = ${fused(x, y, 'roundHigh')};`,
      `q = ${sub('roundBoth', 'h')};`,
      `q = ${fused(x, y, 'q')};`,
    );
    this.#accumulate(k, 'q', BITS_LOW);
    this.#accumulate(k + 1, 'h', BITS_HIGH);
  }

  /** Reduces the ten columns modulo p, takes off `subtrahends`, and writes the result to `r`. */
  reduce(subtrahends: readonly string[]): void {
    this.#carryHighColumns();
    this.#foldHighColumns();
    for (const subtrahend of subtrahends) this.#subtract(subtrahend);
    this.#foldTop();
    this.#carryAndStore();
  }

  #accumulate(k: number, value: string, bias: bigint): void {
    const before = this.#biases.get(k);
    this.lines.push(before === undefined ? `let c${k} = ${value};` : `c${k} = ${addBits(`c${k}`, value)};`);
    this.#biases.set(k, (before ?? 0n) + bias);
  }

  #bias(k: number): bigint {
    return this.#biases.get(k) ?? 0n;
  }

  /** Columns 5 to 8 become the doubles H0 to H3, column 9, which is a single high half, H4. */
  #carryHighColumns(): void {
    let carried = 0n;
    for (let k = 5; k <= 8; k++) {
      this.#carry(k, carried, k > 5);
      this.lines.push(`const H${k - 5} = ${this.#balanced(`c${k}`)};`);
      carried = UNSIGNED >> BITS;
    }
    const ninth = `f64x2.mul(${sub('c9', this.#constants.float(ROUND_HIGH))}, ${this.#constants.float(2 ** -51)})`;
    this.lines.push(`const H4 = ${add(ninth, this.#double('h', carried))};`);
  }

  /** c0 to c4 double, and C·H is added to them; what leaves column 4 stays in `e`. */
  #foldHighColumns(): void {
    for (let k = 0; k < LIMBS; k++) {
      this.lines.push(`c${k} = v128.shl<i64>(c${k}, 1);`);
      this.#biases.set(k, 2n * this.#bias(k));
    }
    this.#biases.delete(5);
    for (let k = 0; k < LIMBS; k++) {
      this.#multiplyByC(`H${k}`);
      this.#accumulate(k, 'q', BITS_LOW);
      if (k < 4) this.#accumulate(k + 1, 'h', BITS_HIGH);
      else this.lines.push(`const e = ${addBits('h', this.#constants.bits((1n << 40n) - BITS_HIGH))};`);
    }
  }

  #subtract(pointer: string): void {
    for (const k of range(LIMBS)) {
      const negated = sub(this.#constants.float(ROUND_LOW), `v128.load(${pointer}, ${16 * k})`);
      this.#accumulate(k, negated, BITS_LOW);
    }
  }

  /**
   * What lies above 2^256 is T = e/2 + carry of c4 at its 52nd bit, where the odd bit of `e` counts 2^51 in c4. `e` has
   * 2^40 added, an even number, so that it shifts without a sign.
   */
  #foldTop(): void {
    const oddBit = `v128.shl<i64>(${and('e', this.#constants.bits(1n))}, 51)`;
    const offset = this.#constants.bits(UNSIGNED + (1n << 51n) - this.#bias(4));
    this.lines.push(`c4 = ${addBits('c4', addBits(oddBit, offset))};`);
    const sum = addBits('v128.shr<u64>(e, 1)', 'v128.shr<u64>(c4, 52)');
    this.lines.push(`const T = ${this.#double(sum, (1n << 39n) + (UNSIGNED >> 52n))};`);
    this.lines.push(`c4 = ${and('c4', this.#constants.bits((1n << 52n) - 1n))};`);
    this.#multiplyByC('T');
    this.#accumulate(0, 'q', BITS_LOW);
    this.#accumulate(1, 'h', BITS_HIGH);
  }

  #carryAndStore(): void {
    let carried = 0n;
    for (let k = 0; k < 4; k++) {
      this.#carry(k, carried, k > 0);
      const limb = this.#balanced(`c${k}`);
      this.lines.push(k === 0 ? `const r0 = ${limb};` : `v128.store(r, ${limb}, ${16 * k});`);
      carried = UNSIGNED >> BITS;
    }
    this.lines.push(`const r4 = ${add(this.#double('c4', 1n << 51n), this.#double('h', carried))};`);
    this.lines.push(`const top = ${this.#roundedTo52('r4')};`);
    this.lines.push(
      `v128.store(r, ${sub('r4', 'top')}, 64);`,
      `v128.store(r, ${this.#foldOf52('top', 'r0')});`,
    );
  }

  /** Takes column k's bias off and leaves its carry to the next column in `h`. */
  #carry(k: number, carried: bigint, hasCarry: boolean): void {
    const column = hasCarry ? addBits(`c${k}`, 'h') : `c${k}`;
    const offset = this.#constants.bits(UNSIGNED + HALF - this.#bias(k) - carried);
    this.lines.push(`c${k} = ${addBits(column, offset)};`, `h = v128.shr<u64>(c${k}, 51);`);
  }

  /** The low 51 bits of a column as a double between −2^50 and 2^50. */
  #balanced(column: string): string {
    return this.#double(and(column, this.#constants.bits((1n << BITS) - 1n)), HALF);
  }

  /** A number below 2^52 in the raw bits, as a double, less `offset`. */
  #double(value: string, offset: bigint): string {
    return sub(
      or(value, this.#constants.bits(bits(2 ** 52))),
      this.#constants.float(2 ** 52 + Number(offset)),
    );
  }

  #multiplyByC(value: string): void {
    const c = this.#constants.float(C);
    this.lines.push(
      `h = ${fused(value, c, 'roundHigh')};`,
      `q = ${sub('roundBoth', 'h')};`,
      `q = ${fused(value, c, 'q')};`,
    );
  }

  /** The nearest multiple of 2^52: the part of a top limb that lies above 2^256. */
  #roundedTo52(limb: string): string {
    const top = this.#constants.float(ROUND_TOP);
    return sub(add(limb, top), top);
  }

  #foldOf52(top: string, limb0: string): string {
    return fused(top, this.#constants.float(C * 2 ** -52), limb0);
  }
}

function multiplication(
  constants: Constants,
  a: Operand,
  b: Operand | null,
  subtrahends: readonly string[],
): string {
  const product = new Product(constants);
  product.lines.push(
    `const roundHigh = ${constants.float(ROUND_HIGH)};`,
    `const roundBoth = ${constants.float(ROUND_HIGH + ROUND_LOW)};`,
  );
  product.load('a', a);
  if (b) product.load('b', b);
  else for (const i of range(LIMBS - 1)) product.lines.push(`const d${i} = ${add(`a${i}`, `a${i}`)};`);
  product.lines.push('let h: v128;', 'let q: v128;');
  // Columns in ascending order: measured 6 % faster than descending.
  for (let k = 0; k < 2 * LIMBS - 1; k++) {
    for (let i = Math.max(0, k - LIMBS + 1); i <= Math.min(k, LIMBS - 1); i++) {
      const j = k - i;
      if (b) product.multiply(k, `a${i}`, `b${j}`, Math.abs(i - j) === LIMBS - 1);
      else if (i === j) product.multiply(k, `a${i}`, `a${i}`, false);
      else if (i < j) product.multiply(k, `d${i}`, `a${j}`, j - i === LIMBS - 1);
    }
  }
  product.reduce(subtrahends);
  return product.lines.join('\n');
}

/** Each is twice what its comment says, because elements are stored halved. */
export function field51(): string {
  const constants = new Constants();
  const define = (
    name: string,
    meaning: string,
    a: Operand,
    b: Operand | null,
    subtrahends: readonly string[],
  ) => {
    const operands = [...a, ...(b ?? []), ...subtrahends].map((operand) => `${operand}: usize`);
    const body = multiplication(constants, a, b, subtrahends);
    return `/** r = ${meaning} */\nexport function ${name}(r: usize, ${operands.join(', ')}): void {\n${body}\n}\n`;
  };
  const functions = [
    define('lanesMultiply', 'a·b', ['a'], ['b'], []),
    define('lanesSquare', 'a²', ['a'], null, []),
    define('lanesMultiplyDifference', '(a − c)·b', ['a', 'c'], ['b'], []),
    define('lanesMultiplyDifferenceMinus', '(a − c)·b − d', ['a', 'c'], ['b'], ['d']),
    define('lanesMultiplyMinus', 'a·b − d', ['a'], ['b'], ['d']),
    define('lanesSquareMinusBoth', 'a² − c − d', ['a'], null, ['c', 'd']),
  ];
  return [constants.declaration(), ...functions].join('\n');
}
