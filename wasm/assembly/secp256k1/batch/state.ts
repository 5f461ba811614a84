// The memory of a batch. A unit is what one element serves: one signature in the scalar field, two in the two-lane field.
import { CAPACITY } from '../items';

/** Of each unit: the point so far, the point to be added, and what a step keeps between its two passes. */
export const STATE_BYTES: usize = 560;
export const X: usize = 0;
export const Y: usize = 80;
export const OTHER_X: usize = 160;
export const OTHER_Y: usize = 240;
export const PREFIX: usize = 320;
export const SLOPE: usize = 400;
export const SUM_X: usize = 480;

/** Of each unit: twelve multiples of its point, as x, beta·x, beta²·x and y. */
export const TABLE_BYTES: usize = 3840;
export const TABLE_ENTRY_BYTES: usize = 320;
export const TABLE_Y: usize = 240;

const states: usize = memory.data(143360, 16);
const tables: usize = memory.data(983040, 16);
// A row of u16 for each window.
const pointDigits: usize = memory.data(22528, 16);
const generatorDigits: usize = memory.data(11264, 16);
const DIGIT_BYTES: usize = 2;
export const DIGIT_ROW_BYTES: usize = CAPACITY * DIGIT_BYTES;

/** No key can come of it, or it is malformed. */
export const STATUS_INVALID: u32 = 0;
export const STATUS_FAST: u32 = 1;
/** It met a case of the group law that the batch leaves out: the single path answers it. */
export const STATUS_SLOW: u32 = 2;
const statuses: usize = memory.data(256, 16);

export function stateOf(unit: usize): usize {
  return states + unit * STATE_BYTES;
}

export function tableOf(unit: usize): usize {
  return tables + unit * TABLE_BYTES;
}

export function pointDigitsOf(row: usize, item: usize): usize {
  return pointDigits + row * DIGIT_ROW_BYTES + item * DIGIT_BYTES;
}

export function generatorDigitsOf(row: usize, item: usize): usize {
  return generatorDigits + row * DIGIT_ROW_BYTES + item * DIGIT_BYTES;
}

export function statusOf(item: usize): u32 {
  return load<u8>(statuses + item);
}

export function setStatus(item: usize, status: u32): void {
  store<u8>(statuses + item, <u8>status);
}
