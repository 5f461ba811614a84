import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { N, P } from '../generate/secp256k1/curve.ts';
import { compileAssembly } from './compileAssembly.ts';

type Operation = (...addresses: number[]) => void;
type Field = { readonly memory: WebAssembly.Memory } & Record<string, Operation>;

/** Far behind the files' own constants. */
const [R, A, B, C, D] = [32_768, 32_896, 33_024, 33_152, 33_280] as const;
const OPERANDS = [A, B, C, D];
const mod = (value: bigint, modulus = P) => ((value % modulus) + modulus) % modulus;
const below = (end: bigint) =>
  fc.oneof(
    fc.bigInt({ min: 0n, max: end - 1n }),
    fc.constantFrom(0n, 1n, end - 1n, end >> 1n, (end >> 1n) + 1n),
  );

describe('two-lane field', () => {
  const LARGEST = [2 ** 50 + 2 ** 34, 2 ** 50, 2 ** 50, 2 ** 50, 2 ** 51];
  /** Results stay within these, so that they may be operands of whatever comes next. */
  const BOUNDS = [2 ** 50 + 2 ** 35, 2 ** 50, 2 ** 50, 2 ** 50, 2 ** 51];
  /** Five limbs anywhere within the bounds, and often at them. */
  const limbs = fc.tuple(
    ...LARGEST.map((largest) =>
      fc.oneof(
        fc.constantFrom(-largest, largest, 1 - largest, 0),
        fc.integer({ min: -(2 ** 49), max: 2 ** 49 }),
      ),
    ),
  );
  const lanes = fc.tuple(limbs, limbs);
  // An element holds half its value, so a product of two stored values is doubled.
  const OPERATIONS: Record<string, (a: bigint, b: bigint, c: bigint, d: bigint) => bigint> = {
    lanesMultiply: (a, b) => 2n * a * b,
    lanesSquare: (a) => 2n * a * a,
    lanesMultiplyDifference: (a, c, b) => 2n * (a - c) * b,
    lanesMultiplyDifferenceMinus: (a, c, b, d) => 2n * (a - c) * b - d,
    lanesMultiplyMinus: (a, b, d) => 2n * a * b - d,
    lanesSquareMinusBoth: (a, c, d) => 2n * a * a - c - d,
  };
  let field: Field;
  beforeAll(async () => {
    field = await compileAssembly<Field>('secp256k1/generated/field51.ts');
  });

  function write(address: number, both: readonly (readonly number[])[]): void {
    const view = new Float64Array(field.memory.buffer, address, 10);
    both.forEach((lane, l) => {
      lane.forEach((limb, i) => {
        view[2 * i + l] = limb;
      });
    });
  }

  function read(address: number, lane: number): number[] {
    const view = new Float64Array(field.memory.buffer, address, 10);
    return Array.from({ length: 5 }, (_, i) => view[2 * i + lane] as number);
  }

  const integerOf = (lane: readonly number[]) =>
    lane.reduceRight((sum, limb) => (sum << 51n) + BigInt(limb), 0n);

  test.each(Object.entries(OPERATIONS))(
    '%s is exact up to the largest limbs, and stays within them',
    (name, exact) => {
      fc.assert(
        fc.property(lanes, lanes, lanes, lanes, (...operands) => {
          operands.forEach((operand, i) => {
            write(OPERANDS[i] as number, operand);
          });
          (field[name] as Operation)(R, ...OPERANDS.slice(0, exact.length));
          for (const lane of [0, 1] as const) {
            const [a, b, c, d] = operands.map((operand) => integerOf(operand[lane])) as [
              bigint,
              bigint,
              bigint,
              bigint,
            ];
            const result = read(R, lane);
            expect(mod(integerOf(result))).toBe(mod(exact(a, b, c, d)));
            result.forEach((limb, i) => {
              expect(Math.abs(limb)).toBeLessThanOrEqual(BOUNDS[i] as number);
            });
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe('scalar field', () => {
  const TOP = (1n << 24n) - 1n;
  const LARGEST = [...Array<bigint>(8).fill((1n << 29n) - 1n), TOP];
  const limbs = fc.tuple(
    ...LARGEST.map((largest) => fc.oneof(fc.constantFrom(0n, largest), fc.bigInt({ min: 0n, max: largest }))),
  );
  /** Each operand's largest multiple comes of the bounds that the generator states. */
  const PRODUCTS: Record<string, (a: bigint, b: bigint, c: bigint, d: bigint) => bigint> = {
    feMultiply: (a, b) => a * b,
    feMultiplyMinus: (a, b, c) => a * b - c,
    feMultiplyMinusEightTimes: (a, b, c) => a * b - 8n * c,
    feMultiplyMinusProduct: (a, b, c, d) => a * b - c * d,
    feSquare: (a) => a * a,
    feSquareMinusEightTimes: (a, b) => a * a - 8n * b,
    feSquareMinusBoth: (a, b, c) => a * a - b - c,
    feSquareMinusAndTwice: (a, b, c) => a * a - b - 2n * c,
  };
  const SUMS: Record<string, (a: bigint, b: bigint) => bigint> = {
    feDouble: (a) => 2n * a,
    feTriple: (a) => 3n * a,
    feNegate: (a) => -a,
    feAdd: (a, b) => a + b,
    feSubtract: (a, b) => a - b,
    feNegateSum: (a, b) => -a - b,
    feFourTimesMinus: (a, b) => 4n * a - b,
  };
  let field: Field;
  beforeAll(async () => {
    field = await compileAssembly<Field>('secp256k1/generated/field29.ts');
  });

  const integerOf = (element: readonly bigint[]) =>
    element.reduceRight((sum, limb) => (sum << 29n) + limb, 0n);
  const write = (address: number, element: readonly bigint[]) =>
    new BigInt64Array(field.memory.buffer, address, 9).set(element);
  const read = (address: number) => integerOf([...new BigInt64Array(field.memory.buffer, address, 9)]);

  function words(address: number): bigint {
    (field.feToWords as Operation)(D, address);
    return [...new BigUint64Array(field.memory.buffer, D, 4)].reduceRight(
      (sum, word) => (sum << 64n) + word,
      0n,
    );
  }

  const expectWords = (address: number, value: bigint) => expect(words(address)).toBe(mod(value));

  test.each(Object.entries(PRODUCTS))(
    '%s is exact for elements and for doubled differences',
    (name, exact) => {
      const isSquare = name.startsWith('feSquare');
      fc.assert(
        fc.property(limbs, limbs, limbs, limbs, fc.constantFrom(1n, -1n, 2n, -2n), (a, b, c, d, factor) => {
          // A square has its operand twice, so its bound is lower.
          const scaled = a.map((limb) => limb * (isSquare ? factor % 2n || 1n : factor));
          const elements = [scaled, b, c, d];
          elements.forEach((element, i) => {
            write(OPERANDS[i] as number, element);
          });
          (field[name] as Operation)(R, ...OPERANDS.slice(0, exact.length));
          const [x, y, z, w] = elements.map(integerOf) as [bigint, bigint, bigint, bigint];
          expect(mod(read(R))).toBe(mod(exact(x, y, z, w)));
          expectWords(R, exact(x, y, z, w));
        }),
        { numRuns: 300 },
      );
    },
  );

  test.each(Object.entries(SUMS))('%s gives the canonical words of its sum', (name, exact) => {
    fc.assert(
      fc.property(limbs, limbs, (a, b) => {
        write(A, a);
        write(B, b);
        (field[name] as Operation)(R, ...OPERANDS.slice(0, exact.length));
        expectWords(R, exact(integerOf(a), integerOf(b)));
      }),
    );
  });
});

describe('scalars', () => {
  /** The cube root of one modulo n that goes with the generator's BETA. */
  const LAMBDA = 0x5363ad4cc05c30e0a5261c028812645a122e22ea20816678df02967c1b23bd72n;
  let scalars: Field;
  beforeAll(async () => {
    scalars = await compileAssembly<Field>('secp256k1/generated/scalar29.ts');
  });

  const write = (address: number, value: bigint) =>
    new BigUint64Array(scalars.memory.buffer, address, 9).set(
      Array.from({ length: 9 }, (_, i) => (value >> BigInt(29 * i)) & 0x1fffffffn),
    );

  test('a Montgomery product is a·b / 2^261 below 2n', () => {
    fc.assert(
      fc.property(below(1n << 256n), below(N), (a, b) => {
        write(A, a);
        write(B, b);
        (scalars.scMontgomery as Operation)(R, A, B);
        const limbs = [...new BigUint64Array(scalars.memory.buffer, R, 9)];
        const result = limbs.reduceRight((sum, limb) => (sum << 29n) + limb, 0n);
        expect(result).toBeLessThan(2n * N);
        expect(mod(result << 261n, N)).toBe(mod(a * b, N));
      }),
    );
  });

  test('a scalar is split into halves that add up to it and are short', () => {
    fc.assert(
      fc.property(below(N + 1n), (k) => {
        write(A, k);
        (scalars.splitScalar as Operation)(R, A);
        const [a0, a1, a2, b0, b1, b2] = new BigInt64Array(
          scalars.memory.buffer,
          R,
          6,
        ) as unknown as bigint[];
        const join = (low = 0n, middle = 0n, high = 0n) => low + (middle << 48n) + (high << 96n);
        const [k1, k2] = [join(a0, a1, a2), join(b0, b1, b2)];
        expect(mod(k1 + k2 * LAMBDA, N)).toBe(mod(k, N));
        for (const half of [k1, k2]) expect(half < 0n ? -half : half).toBeLessThan(1n << 132n);
      }),
    );
  });
});

test('modular inverses are those of the definition', async () => {
  const inversion = await compileAssembly<Field>('secp256k1/modularInverse.ts');
  const moduli = [P, N].map((modulus, i) => {
    const limbs = Array.from({ length: 9 }, (_, k) => (modulus >> BigInt(30 * k)) & 0x3fffffffn);
    let inverse = 1n;
    for (let step = 0; step < 6; step++) inverse = BigInt.asUintN(30, inverse * (2n - modulus * inverse));
    new BigUint64Array(inversion.memory.buffer, C + 128 * i, 10).set([...limbs, inverse]);
    return { modulus, address: C + 128 * i };
  });
  fc.assert(
    fc.property(below(N), fc.constantFrom(...moduli), (value, { modulus, address }) => {
      const words = Array.from({ length: 4 }, (_, i) => BigInt.asUintN(64, value >> BigInt(64 * i)));
      new BigUint64Array(inversion.memory.buffer, A, 4).set(words);
      (inversion.modularInverse as Operation)(R, A, address);
      const result = [...new BigUint64Array(inversion.memory.buffer, R, 4)].reduceRight(
        (sum, word) => (sum << 64n) + word,
        0n,
      );
      expect(result).toBeLessThan(modulus);
      expect(mod(result * value, modulus)).toBe(value === 0n ? 0n : 1n);
    }),
    { numRuns: 500 },
  );
});
