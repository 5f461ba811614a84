/** Index of the first character that differs, so that what stayed need not flash; 0 where the lengths differ. */
export function changedFrom(before: string, after: string): number {
  if (before.length !== after.length) return 0;
  let at = 0;
  while (at < after.length && before[at] === after[at]) at++;
  return at;
}
