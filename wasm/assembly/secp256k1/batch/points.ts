// The first entry of each table: the point that u2 multiplies.
import { ELEMENT_BYTES } from '../field';
import { BETA, BETA_SQUARED, DUMMY_X, DUMMY_Y, MINUS_SEVEN } from '../generated/tables';
import { readRecoveryId } from '../items';
import {
  constant,
  copy,
  laneCount,
  multiply,
  multiplyMinus,
  negateLane,
  readLane,
  square,
  writeLane,
} from '../lanes';
import { rootsAtOnce, squareRoot } from '../squareRoot';
import { wordsZero } from '../words';
import { pointX, pointY } from './scalars';
import { STATUS_INVALID, setStatus, TABLE_Y, tableOf } from './state';

// As many elements as roots are taken of at once.
const cubics: usize = memory.data(160, 16);
const roots: usize = memory.data(160, 16);
const check: usize = memory.data(80, 16);
const words: usize = memory.data(32, 16);

/** Items are dealt in groups of this many. */
export function itemsAtOnce<T>(): usize {
  return laneCount<T>() * rootsAtOnce<T>();
}

/** Takes the keys as they were read and checked. */
export function placeKeys<T>(units: usize): void {
  for (let unit: usize = 0; unit < units; unit++) {
    for (let lane: usize = 0; lane < laneCount<T>(); lane++) {
      const item = unit * laneCount<T>() + lane;
      writeLane<T>(tableOf(unit), lane, pointX(item));
      writeLane<T>(tableOf(unit) + TABLE_Y, lane, pointY(item));
    }
    multiplyByBeta<T>(tableOf(unit));
  }
}

/** Finds R by its x and the parity of its y; an item without such a point becomes invalid. */
export function placeSignaturePoints<T>(units: usize): void {
  for (let first: usize = 0; first < units; first += rootsAtOnce<T>()) {
    for (let i: usize = 0; i < rootsAtOnce<T>(); i++) placeCubic<T>(first + i, cubics + i * ELEMENT_BYTES);
    squareRoot<T>(roots, cubics);
    for (let i: usize = 0; i < rootsAtOnce<T>(); i++) {
      const root = roots + i * ELEMENT_BYTES;
      chooseRoots<T>(first + i, root, cubics + i * ELEMENT_BYTES);
      copy<T>(tableOf(first + i) + TABLE_Y, root);
      multiplyByBeta<T>(tableOf(first + i));
    }
  }
}

function placeCubic<T>(unit: usize, cubic: usize): void {
  const table = tableOf(unit);
  for (let lane: usize = 0; lane < laneCount<T>(); lane++) {
    writeLane<T>(table, lane, pointX(unit * laneCount<T>() + lane));
  }
  square<T>(cubic, table);
  multiplyMinus<T>(cubic, cubic, table, constant<T>(MINUS_SEVEN));
}

function chooseRoots<T>(unit: usize, root: usize, cubic: usize): void {
  multiplyMinus<T>(check, root, root, cubic);
  for (let lane: usize = 0; lane < laneCount<T>(); lane++) {
    const item = unit * laneCount<T>() + lane;
    readLane<T>(words, check, lane);
    if (!wordsZero(words)) {
      setStatus(item, STATUS_INVALID);
      writeLane<T>(tableOf(unit), lane, DUMMY_X);
      writeLane<T>(root, lane, DUMMY_Y);
    }
    readLane<T>(words, root, lane);
    if ((load<u32>(words) & 1) !== (readRecoveryId(item) & 1)) negateLane<T>(root, lane);
  }
}

/** Fills in beta·x and beta²·x of an entry. */
export function multiplyByBeta<T>(entry: usize): void {
  multiply<T>(entry + ELEMENT_BYTES, entry, constant<T>(BETA));
  multiply<T>(entry + 2 * ELEMENT_BYTES, entry, constant<T>(BETA_SQUARED));
}
