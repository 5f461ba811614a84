/** a/b, or 0 where b is 0: figures are hashed and shown, and NaN and Infinity have no place there. */
export function ratio(a: f64, b: f64): f64 {
  return b !== 0 ? a / b : 0;
}
