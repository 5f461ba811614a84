// What is stored and multiplied later is 0 unless its size is above 2^-60, and 0 where it is no number. So no product of two
// stored values is subnormal (a processor takes a hundred cycles for one, which crafted weights could use to stall whoever
// re-runs a training step), and no NaN, whose bits are not specified, reaches weights or outputs. Infinity stays.

const MAGNITUDE: usize = memory.data<u32>([0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff], 16);
/** 2^-60. Constants lie in memory because V8 builds a splat anew at each use. */
const TINY: usize = memory.data<u32>([0x21800000, 0x21800000, 0x21800000, 0x21800000], 16);

export function clean(x: v128): v128 {
  return v128.and(x, f32x4.gt(v128.and(x, v128.load(MAGNITUDE)), v128.load(TINY)));
}

export function magnitude(x: v128): v128 {
  return v128.and(x, v128.load(MAGNITUDE));
}
