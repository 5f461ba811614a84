// Windows over the Eisenstein integers a + b·ω with ω² + ω + 1 = 0. Lambda is such an ω modulo n, so a scalar split in two
// halves is one Eisenstein integer, and its digits modulo 2^w need one point for each class of digits that differ by a
// unit (±1, ±ω, ±ω²) only: multiplying by ω costs one field multiplication, by −1 nothing.

export type Integer = readonly [a: number, b: number];
/** `entry`·ω^`variant`, negated where `sign` is 1. */
export interface Digit {
  readonly entry: number;
  readonly variant: number;
  readonly sign: number;
}
export interface DigitSet {
  /** The integers whose multiples are tabulated. */
  readonly entries: readonly Integer[];
  /** The digit of each class modulo 2^w, at a mod 2^w + 2^w·(b mod 2^w), and its value. None is zero. */
  readonly digits: readonly (Digit & { readonly value: Integer })[];
}

const key = ([a, b]: Integer) => `${a},${b}`;
const norm = ([a, b]: Integer) => a * a - a * b + b * b;
const minus = ([a, b]: Integer, [c, d]: Integer): Integer => [a - c, b - d];
const plus = ([a, b]: Integer, [c, d]: Integer): Integer => [a + c, b + d];
const timesOmega = ([a, b]: Integer): Integer => [-b, a - b];
const negated = ([a, b]: Integer): Integer => [-a, -b];

/** An integer times the six units. */
function associates(z: Integer): { value: Integer; variant: number; sign: number }[] {
  return [z, timesOmega(z), timesOmega(timesOmega(z))].flatMap((value, variant) => [
    { value, variant, sign: 0 },
    { value: negated(value), variant, sign: 1 },
  ]);
}

/** The digit of every value that a table of `entries` can serve. */
function digitsByValue(entries: readonly Integer[]): Map<string, Digit> {
  const digits = entries.flatMap((z, entry) =>
    associates(z).map(({ value, variant, sign }): [string, Digit] => [key(value), { entry, variant, sign }]),
  );
  return new Map(digits);
}

/**
 * Digits of least norm modulo 2^`width`, closed under the units. The class of zero is written 2^`width`, so that no
 * addition is ever skipped.
 */
export function digitSet(width: number): DigitSet {
  const size = 1 << width;
  const classOf = ([a, b]: Integer) => (a & (size - 1)) | ((b & (size - 1)) << width);
  const least = new Map<number, Integer>();
  for (let a = -size; a <= size; a++) {
    for (let b = -size; b <= size; b++) {
      const known = least.get(classOf([a, b]));
      if (!known || norm([a, b]) < norm(known)) least.set(classOf([a, b]), [a, b]);
    }
  }
  least.set(0, [size, 0]);
  const order = (x: Integer, y: Integer) =>
    norm(x) - norm(y) || y[0] - x[0] || Math.abs(x[1]) - Math.abs(y[1]);
  const entries: Integer[] = [];
  const digits: (Digit & { value: Integer })[] = [];
  for (const z of [...least.values()].sort(order)) {
    const missing = associates(z).filter(({ value }) => digits[classOf(value)] === undefined);
    if (missing.length === 0) continue;
    const entry = entries.push(z) - 1;
    for (const { value, variant, sign } of missing)
      digits[classOf(value)] ??= { entry, variant, sign, value };
  }
  return { entries, digits };
}

/** For each entry after the first, two digits of earlier entries that add up to it: equal ones for the last, 2^w, alone. */
export function additionChain(entries: readonly Integer[]): [Digit, Digit][] {
  return entries.slice(1).map((z, i) => {
    const earlier = digitsByValue(entries.slice(0, i + 1));
    for (const [value, first] of earlier) {
      const second = earlier.get(key(minus(z, value.split(',').map(Number) as unknown as Integer)));
      if (!second) continue;
      const isDoubling = second === first;
      if (isDoubling === (i === entries.length - 2)) return [first, second];
    }
    throw new Error(`No two entries before ${key(z)} add up to it.`);
  });
}

/**
 * A walk by units through all entries but the last: each step adds one variant of the base point, so that all steps of
 * the single path's table are additions of an affine point. `at` is the entry reached, `step` what was added.
 */
export function unitPath(entries: readonly Integer[]): { at: Digit; step: Digit }[] {
  const digits = digitsByValue(entries);
  const units = associates([1, 0]);
  const walk = (z: Integer, seen: ReadonlySet<number>): { at: Digit; step: Digit }[] | null => {
    if (seen.size === entries.length - 1) return [];
    for (const { value, variant, sign } of units) {
      const at = digits.get(key(plus(z, value)));
      // Adding a point to itself would be a doubling.
      if (key(value) === key(z) || !at || seen.has(at.entry) || at.entry === entries.length - 1) continue;
      const rest = walk(plus(z, value), new Set([...seen, at.entry]));
      if (rest) return [{ at, step: { entry: 0, variant, sign } }, ...rest];
    }
    return null;
  };
  const steps = walk([1, 0], new Set([0]));
  if (!steps) throw new Error('No walk by units reaches every entry.');
  return steps;
}
