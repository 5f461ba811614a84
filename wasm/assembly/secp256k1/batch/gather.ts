// Fetches the point that a digit names, for each lane of a unit, into the state.
import { digitEntry, digitSign, digitVariant } from '../digits';
import { ENTRY_BYTES, ENTRY_Y, entryX } from '../entry';
import { ELEMENT_BYTES } from '../field';
import { feCopy, feNegate, feToWords } from '../generated/field29';
import { GENERATOR_ENTRIES } from '../generated/tables';
import { generatorTable } from '../generatorTable';
import { laneFromWords } from '../laneWords';
import { TABLE_ENTRY_BYTES } from './state';

const LANE_BYTES: usize = 8;
const LIMB_BYTES: usize = 16;
const COORDINATES: usize = 4;

// The generator's table for lanes, which need not lie side by side: five doubles a coordinate.
const LANE_COORDINATE_BYTES: usize = 40;
const LANE_ENTRY_BYTES: usize = 160;
const laneGeneratorTable: usize = memory.data(109440, 16);

// Masks that turn the signs of the lanes.
const signMasks: usize = memory.data<u64>(
  [0, 0, 0x8000000000000000, 0, 0, 0x8000000000000000, 0x8000000000000000, 0x8000000000000000],
  16,
);
const words: usize = memory.data(32, 16);

export function initialiseLaneGeneratorTable(): void {
  for (let entry: usize = 0; entry < GENERATOR_ENTRIES; entry++) {
    for (let i: usize = 0; i < COORDINATES; i++) {
      feToWords(words, generatorTable + entry * ENTRY_BYTES + i * ELEMENT_BYTES);
      laneFromWords(laneGeneratorTable + entry * LANE_ENTRY_BYTES + i * LANE_COORDINATE_BYTES, 8, words);
    }
  }
}

/** Writes x to `target` and y behind it, from a unit's own table. The second digit is for the second lane. */
export function gatherPoint<T>(target: usize, table: usize, first: u32, second: u32): void {
  if (isVector<T>()) {
    const x0 = laneX(table, first, TABLE_ENTRY_BYTES, ELEMENT_BYTES);
    const y0 = laneY(table, first, TABLE_ENTRY_BYTES, ELEMENT_BYTES);
    const x1 = laneX(table + LANE_BYTES, second, TABLE_ENTRY_BYTES, ELEMENT_BYTES);
    const y1 = laneY(table + LANE_BYTES, second, TABLE_ENTRY_BYTES, ELEMENT_BYTES);
    joinLanes(target, x0, y0, x1, y1, LIMB_BYTES, signMask(first, second));
  } else gatherEntry(target, table, first);
}

/** The same from the generator's table. */
export function gatherGenerator<T>(target: usize, first: u32, second: u32): void {
  if (isVector<T>()) {
    const x0 = laneX(laneGeneratorTable, first, LANE_ENTRY_BYTES, LANE_COORDINATE_BYTES);
    const y0 = laneY(laneGeneratorTable, first, LANE_ENTRY_BYTES, LANE_COORDINATE_BYTES);
    const x1 = laneX(laneGeneratorTable, second, LANE_ENTRY_BYTES, LANE_COORDINATE_BYTES);
    const y1 = laneY(laneGeneratorTable, second, LANE_ENTRY_BYTES, LANE_COORDINATE_BYTES);
    joinLanes(target, x0, y0, x1, y1, LANE_BYTES, signMask(first, second));
  } else gatherEntry(target, generatorTable, first);
}

function gatherEntry(target: usize, table: usize, digit: u32): void {
  const entry = table + ENTRY_BYTES * digitEntry(digit);
  feCopy(target, entryX(entry, digitVariant(digit)));
  if (digitSign(digit)) feNegate(target + ELEMENT_BYTES, entry + ENTRY_Y);
  else feCopy(target + ELEMENT_BYTES, entry + ENTRY_Y);
}

function laneX(table: usize, digit: u32, entryBytes: usize, coordinateBytes: usize): usize {
  return table + digitEntry(digit) * entryBytes + digitVariant(digit) * coordinateBytes;
}

function laneY(table: usize, digit: u32, entryBytes: usize, coordinateBytes: usize): usize {
  return table + digitEntry(digit) * entryBytes + 3 * coordinateBytes;
}

function signMask(first: u32, second: u32): v128 {
  return v128.load(signMasks + ((<usize>digitSign(first) | ((<usize>digitSign(second)) << 1)) << 4));
}

function joinLanes(
  target: usize,
  x0: usize,
  y0: usize,
  x1: usize,
  y1: usize,
  limbBytes: usize,
  signs: v128,
): void {
  for (let to = target; to < target + ELEMENT_BYTES; to += LIMB_BYTES) {
    v128.store(to, v128.load_lane<u64>(x1, v128.load_zero<u64>(x0), 1));
    const y = v128.load_lane<u64>(y1, v128.load_zero<u64>(y0), 1);
    v128.store(to, v128.xor(signs, y), ELEMENT_BYTES);
    x0 += limbBytes;
    x1 += limbBytes;
    y0 += limbBytes;
    y1 += limbBytes;
  }
}
