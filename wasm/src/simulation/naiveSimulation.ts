import type { JumpDiffusion, StationaryBootstrap } from './Process.ts';

const f = Math.fround;
type Words = readonly [number, number, number, number];

/** Philox4x32-10 as the paper writes it, on big integers. */
export function naivePhilox(counter: Words, key: readonly [number, number]): Words {
  let [c0, c1, c2, c3] = counter.map(BigInt) as unknown as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as unknown as [bigint, bigint];
  const low = (value: bigint) => value & 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const [p0, p1] = [0xd2511f53n * c0, 0xcd9e8d57n * c2];
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, low(p1), (p0 >> 32n) ^ c3 ^ k1, low(p0)];
    [k0, k1] = [low(k0 + 0x9e3779b9n), low(k1 + 0xbb67ae85n)];
  }
  return [c0, c1, c2, c3].map(Number) as unknown as Words;
}

/** √(−2 ln u) in f32, each operation rounded, in the engine's order. */
function radius(word: number): number {
  const u = f(f(f(word >>> 1) + 1) * f(4.656612873077393e-10));
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, u);
  const bits = view.getInt32(0) - 0x3f3504f3;
  view.setInt32(0, (bits & 0x7fffff) + 0x3f3504f3);
  const part = f(view.getFloat32(0) - 1);
  const s = f(part / f(part + 2));
  const square = f(s * s);
  const series = [1 / 7, 1 / 5, 1 / 3, 1].reduce((sum, term) => f(f(sum * square) + f(term)), f(1 / 9));
  const ln = f(f((bits >> 23) * f(Math.LN2)) + f(f(s + s) * series));
  return f(Math.sqrt(Math.max(f(ln * -2), 0)));
}

/** Box–Muller with a quarter of the circle by two bits. */
function normalPair(first: number, second: number): [number, number] {
  const r = radius(first);
  const angle = f(f((second << 2) | 0) * f(3.6572951981e-10));
  const square = f(angle * angle);
  const alternating = (terms: readonly number[]) =>
    terms.slice(1).reduce((sum, term) => f(f(term) - f(square * sum)), f(terms[0] as number));
  const sin = f(angle - f(f(angle * square) * alternating([1 / 5040, 1 / 120, 1 / 6])));
  const cos = alternating([1 / 40320, 1 / 720, 1 / 24, 0.5, 1]);
  const [x, y] = second & 0x40000000 ? [sin, cos] : [cos, sin];
  const sign = second & 0x80000000 ? -1 : 1;
  return [f(r * f(sign * x)), f(r * f(sign * y))];
}

/** Logarithms after each step of one path of a diffusion with jumps (none where `jumpsPerStep` is 0). Test oracle only. */
export function naiveDiffusion(process: JumpDiffusion, path: number, steps: number, seed: bigint): number[] {
  const key = keyOf(seed);
  const draw = (counter: number, stream: number) => naivePhilox([counter, path, 0, stream], key);
  const { jumpsPerStep, jumpMean, jumpDeviation } = process;
  let value = 0;
  return Array.from({ length: steps }, (_, step) => {
    const words = draw(step >> 2, 0);
    const pair = step & 2 ? normalPair(words[2], words[3]) : normalPair(words[0], words[1]);
    let change = f(f(process.drift) + f(f(process.volatility) * (pair[step & 1] as number)));
    const count = jumpsPerStep > 0 ? poisson(draw(step >> 2, 1)[(step & 3) as 0], jumpsPerStep) : 0;
    if (count > 0) {
      const sizes = draw(step, 2);
      const [deviate] = normalPair(sizes[0], sizes[1]);
      const spread = f(f(f(Math.sqrt(count)) * f(jumpDeviation)) * deviate);
      change = f(change + f(f(count * f(jumpMean)) + spread));
    }
    value = f(value + change);
    return value;
  });
}

function keyOf(seed: bigint): [number, number] {
  return [Number(seed & 0xffffffffn), Number(seed >> 32n)];
}

/** The least n with P(N ≤ n) above a uniform number. */
function poisson(word: number, mean: number): number {
  let probability = Math.exp(-mean);
  let sum = probability;
  let count = 0;
  for (; count < 20 && word / 2 ** 32 >= sum; count++) {
    probability *= mean / (count + 1);
    sum += probability;
  }
  return count;
}

/** Logarithms after each step of one path of a stationary bootstrap. Test oracle only. */
export function naiveBootstrap(
  { returns, meanBlock }: StationaryBootstrap,
  path: number,
  steps: number,
  seed: bigint,
): number[] {
  const values: number[] = [];
  let value = 0;
  for (let block = 0; values.length < steps; block++) {
    const words = naivePhilox([block >> 1, path, 0, 3], keyOf(seed));
    const [start, chance] = block & 1 ? [words[2], words[3]] : [words[0], words[1]];
    const first = Number((BigInt(start) * BigInt(returns.length)) >> 32n);
    const u = (chance + 0.5) / 2 ** 32;
    const length = meanBlock > 1 ? 1 + Math.floor(Math.log(u) / Math.log(1 - 1 / meanBlock)) : 1;
    for (let i = 0; i < length && values.length < steps; i++) {
      const change = returns[(first + i) % returns.length] as number;
      value = f(value + f(Math.log(1 + change)));
      values.push(value);
    }
  }
  return values;
}
