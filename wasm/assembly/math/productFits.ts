/** Whether the product of two positive factors fits i64. Counting leading zeros settles all but the borderline without a division. */
export function productFits(a: i64, b: i64): bool {
  return clz(a) + clz(b) >= 65 || a <= i64.MAX_VALUE / b;
}
