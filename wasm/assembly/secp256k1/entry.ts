// An entry of a table in the scalar field: x, beta·x, beta²·x and y of a point. The three x serve its products with the
// powers of lambda.
import { ELEMENT_BYTES } from './field';
import { feMultiply, feNegateSum } from './generated/field29';
import { BETA } from './generated/tables';

export const ENTRY_BYTES: usize = 320;
export const ENTRY_Y: usize = 240;

export function entryX(entry: usize, variant: usize): usize {
  return entry + variant * ELEMENT_BYTES;
}

/** Fills in the other two x from the one at `variant`; beta²·x = −(beta·x + x). */
export function fillVariants(entry: usize, variant: usize): void {
  const x = entryX(entry, variant);
  const next = entryX(entry, (variant + 1) % 3);
  feMultiply(next, x, BETA);
  feNegateSum(entryX(entry, (variant + 2) % 3), next, x);
}
