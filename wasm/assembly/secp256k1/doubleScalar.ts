// The single path's u1·G + u2·P: Jacobian coordinates, one shared run of doublings (Straus).
import {
  accumulatorX,
  accumulatorY,
  accumulatorZ,
  addAffine,
  additionRatio,
  doubleAccumulator,
  isInfinity,
  reset,
  SAME_FRAME,
} from './accumulator';
import {
  digitEntry,
  digitSign,
  digitVariant,
  isGeneratorBit,
  isPointBit,
  makeDigit,
  TOP_BIT,
  writeGeneratorDigits,
  writePointDigits,
} from './digits';
import { ENTRY_BYTES, ENTRY_Y, entryX, fillVariants } from './entry';
import { ELEMENT_BYTES } from './field';
import { feCopy, feMultiply, feNegate, feSquare } from './generated/field29';
import { POINT_CHAIN, POINT_ENTRIES, POINT_PATH } from './generated/tables';
import { addGenerator } from './generatorTable';

const table: usize = memory.data(3520, 16);
const base: usize = memory.data(320, 16);
// How each step of the table's path multiplied Z, and the Z that the whole table shares.
const ratios: usize = memory.data(880, 16);
const tableZ: usize = memory.data(80, 16);
const scale: usize = memory.data(80, 16);
const scale2: usize = memory.data(80, 16);
const scale3: usize = memory.data(80, 16);
const pointDigits: usize = memory.data(88, 16);
const generatorDigits: usize = memory.data(44, 16);

/** The table has all entries but the last, 8, which is added as 4 twice. */
const TABLE_ENTRIES: usize = POINT_ENTRIES - 1;
const LAST_ENTRY: usize = POINT_ENTRIES - 1;

/** Leaves u1·G + u2·(x, y) in the accumulator. The scalars are below n, or n itself. */
export function doubleScalar(u1: usize, u2: usize, x: usize, y: usize): void {
  writePointDigits(pointDigits, 2, u2);
  writeGeneratorDigits(generatorDigits, 2, u1);
  tabulate(x, y);
  reset();
  for (let bit = TOP_BIT; bit >= 0; bit--) {
    doubleAccumulator();
    if (isPointBit(bit)) addPoint(load<u16>(pointDigits + ((<usize>(bit / 3)) << 1)));
    if (isGeneratorBit(bit)) addGenerator(load<u16>(generatorDigits + ((<usize>(bit / 6)) << 1)), tableZ);
  }
  if (!isInfinity()) feMultiply(accumulatorZ, accumulatorZ, tableZ);
}

/** Walks through the entries by units of the base, then brings all to the Z of the last: no inversion. */
function tabulate(x: usize, y: usize): void {
  feCopy(base, x);
  feCopy(base + ENTRY_Y, y);
  fillVariants(base, 0);
  reset();
  addAffine(base, base + ENTRY_Y, false, SAME_FRAME);
  keep(0);
  for (let i: usize = 1; i < TABLE_ENTRIES; i++) {
    const step: u32 = load<u16>(POINT_PATH + 4 * i, 2);
    addAffine(entryX(base, digitVariant(step)), base + ENTRY_Y, digitSign(step) !== 0, SAME_FRAME);
    keep(i);
    feCopy(ratios + ELEMENT_BYTES * i, additionRatio);
  }
  feCopy(tableZ, accumulatorZ);
  shareZ();
}

/** Keeps the accumulator as the entry that step `i` of the path reaches: one of its associates. */
function keep(i: usize): void {
  const reached: u32 = load<u16>(POINT_PATH + 4 * i);
  const entry = table + ENTRY_BYTES * digitEntry(reached);
  feCopy(entryX(entry, digitVariant(reached)), accumulatorX);
  if (digitSign(reached)) feNegate(entry + ENTRY_Y, accumulatorY);
  else feCopy(entry + ENTRY_Y, accumulatorY);
}

/** Entry i has a Z that lacks the ratios of all later steps. */
function shareZ(): void {
  for (let i: i32 = <i32>TABLE_ENTRIES - 1; i >= 0; i--) {
    const reached: u32 = load<u16>(POINT_PATH + 4 * <usize>i);
    const entry = table + ENTRY_BYTES * digitEntry(reached);
    const variant = digitVariant(reached);
    if (i < <i32>TABLE_ENTRIES - 1) {
      const later = ratios + ELEMENT_BYTES * <usize>(i + 1);
      if (i === <i32>TABLE_ENTRIES - 2) feCopy(scale, later);
      else feMultiply(scale, scale, later);
      feSquare(scale2, scale);
      feMultiply(scale3, scale2, scale);
      feMultiply(entryX(entry, variant), entryX(entry, variant), scale2);
      feMultiply(entry + ENTRY_Y, entry + ENTRY_Y, scale3);
    }
    fillVariants(entry, variant);
  }
}

function addPoint(digit: u32): void {
  if (digitEntry(digit) !== LAST_ENTRY) {
    addEntry(digit);
    return;
  }
  const half = halfOfLast(digit);
  addEntry(half);
  addEntry(half);
}

/** The digit of half an associate of the last entry, which the chain doubles another entry for. */
function halfOfLast(digit: u32): u32 {
  const half: u32 = load<u16>(POINT_CHAIN + 4 * LAST_ENTRY);
  return makeDigit(
    digitEntry(half),
    (digitVariant(half) + digitVariant(digit)) % 3,
    digitSign(half) ^ digitSign(digit),
  );
}

function addEntry(digit: u32): void {
  const entry = table + ENTRY_BYTES * digitEntry(digit);
  addAffine(entryX(entry, digitVariant(digit)), entry + ENTRY_Y, digitSign(digit) !== 0, SAME_FRAME);
}
