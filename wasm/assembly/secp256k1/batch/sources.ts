// The points that a step is done with.
import { GENERATOR_X, GENERATOR_Y, POINT_CHAIN } from '../generated/tables';
import { constant, copy, laneCount } from '../lanes';
import { gatherGenerator, gatherPoint } from './gather';
import { generatorDigitsOf, OTHER_X, OTHER_Y, pointDigitsOf, stateOf, tableOf, X } from './state';

/** Where a step finds its points, by a number `index`. */
export const SOURCE_NONE: u32 = 0;
/** T is the multiple that the point's digit in row `index` names. */
export const SOURCE_POINT: u32 = 1;
/** T is the multiple that the generator's digit in row `index` names. */
export const SOURCE_GENERATOR: u32 = 2;
/** P and T are the entries that add up to entry `index` of the table; the sum before is kept as its entry. */
export const SOURCE_CHAIN: u32 = 3;
/** P is the multiple of row `index`, T the generator. */
export const SOURCE_START: u32 = 4;

/** Puts a step's points into a unit's state. */
export function fetch<T>(unit: usize, source: u32, index: i32): void {
  const state = stateOf(unit);
  const item = unit * laneCount<T>();
  const row = <usize>index;
  if (source === SOURCE_GENERATOR) {
    const digits = generatorDigitsOf(row, item);
    gatherGenerator<T>(state + OTHER_X, load<u16>(digits, 0), load<u16>(digits, 2));
    return;
  }
  if (source === SOURCE_CHAIN) {
    const one: u32 = load<u16>(POINT_CHAIN + 4 * row, 0);
    const other: u32 = load<u16>(POINT_CHAIN + 4 * row, 2);
    gatherPoint<T>(state + X, tableOf(unit), one, one);
    gatherPoint<T>(state + OTHER_X, tableOf(unit), other, other);
    return;
  }
  const digits = pointDigitsOf(row, item);
  gatherPoint<T>(
    state + (source === SOURCE_START ? X : OTHER_X),
    tableOf(unit),
    load<u16>(digits, 0),
    load<u16>(digits, 2),
  );
  if (source === SOURCE_POINT) return;
  copy<T>(state + OTHER_X, constant<T>(GENERATOR_X));
  copy<T>(state + OTHER_Y, constant<T>(GENERATOR_Y));
}
