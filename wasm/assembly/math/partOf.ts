/** floor(amount × parts / whole) for factors from 0 on, without the product that might not fit; the result must fit. */
export function partOf(amount: i64, parts: i64, whole: i64): i64 {
  return (amount / whole) * parts + ((amount % whole) * parts) / whole;
}
