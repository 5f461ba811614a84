import asc from 'assemblyscript/asc';

const CHAINS = 12;
const TURNS = 2_000_000;
const LANES = 4;

/** Twelve chains of multiply and add that nothing else waits for, as AssemblyScript; constants come from memory. */
const SOURCE = `
const A: usize = memory.data<f32>([0.999, 0.999, 0.999, 0.999], 16);
const B: usize = memory.data<f32>([0.001, 0.001, 0.001, 0.001], 16);
export function peak(turns: i32): f32 {
  const a = v128.load(A), b = v128.load(B);
  ${chains((i) => `let c${i} = a;`)}
  for (let turn = 0; turn < turns; turn++) { ${chains((i) => `c${i} = f32x4.add(f32x4.mul(c${i}, a), b);`)} }
  ${chains((i) => (i === 0 ? '' : `c0 = f32x4.add(c0, c${i});`))}
  return f32x4.extract_lane(c0, 0);
}`;

function chains(line: (index: number) => string): string {
  return Array.from({ length: CHAINS }, (_, index) => line(index)).join(' ');
}

/** Measures multiplications and additions that this core does a second of CPU time at most, f32 in vectors of four: the median of nine rounds. */
export async function simdPeak(): Promise<() => number> {
  const { binary, error, stderr } = await asc.compileString(SOURCE, {
    optimizeLevel: 2,
    enable: ['simd'],
    runtime: 'stub',
  });
  if (error || !binary) throw error ?? new Error(String(stderr));
  const { instance } = await WebAssembly.instantiate(binary as Uint8Array<ArrayBuffer>, {});
  const peak = instance.exports.peak as (turns: number) => number;
  return () => {
    const rates = Array.from({ length: 9 }, () => {
      const before = process.cpuUsage();
      peak(TURNS);
      const { user, system } = process.cpuUsage(before);
      return (TURNS * CHAINS * 2 * LANES * 1e6) / (user + system);
    });
    return rates.sort((a, b) => a - b)[4] as number;
  };
}
