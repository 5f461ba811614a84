// Batch recovery and verification: all signatures of a batch walk through the same steps.
import { isGeneratorBit, isPointBit, POINT_WINDOWS, TOP_BIT } from '../digits';
import { POINT_ENTRIES } from '../generated/tables';
import { clearPublicKey, writePublicKey, writeValid } from '../items';
import { laneCount, readLane } from '../lanes';
import { isCongruentToR } from '../parse';
import { recoverSingle, verifySingle } from '../single';
import {
  OPERATION_ADD,
  OPERATION_ADD_FIRST,
  OPERATION_ADD_SECOND,
  OPERATION_DOUBLE,
  OPERATION_NONE,
} from './operations';
import { itemsAtOnce, placeKeys, placeSignaturePoints } from './points';
import { prepareScalars, signatureR } from './scalars';
import { SOURCE_CHAIN, SOURCE_GENERATOR, SOURCE_NONE, SOURCE_POINT, SOURCE_START } from './sources';
import { STATUS_INVALID, STATUS_SLOW, stateOf, statusOf, X, Y } from './state';
import { beginSteps, step } from './steps';

const x: usize = memory.data(32, 16);
const y: usize = memory.data(32, 16);

/** Recovers the first `count` items, from 1 to the capacity. Returns how many took the single path. */
export function recoverLanes<T>(count: usize, lowS: bool): u32 {
  const padded = pad<T>(count);
  prepareScalars(count, padded, true, lowS);
  placeSignaturePoints<T>(padded / laneCount<T>());
  addMultiples<T>(padded / laneCount<T>());
  let slow: u32 = 0;
  for (let item: usize = 0; item < count; item++) {
    const status = statusOf(item);
    if (status === STATUS_SLOW) {
      recoverSingle(item, lowS);
      slow++;
      continue;
    }
    if (status === STATUS_INVALID) clearPublicKey(item);
    else {
      readPoint<T>(item);
      writePublicKey(item, x, y);
    }
    writeValid(item, status !== STATUS_INVALID);
  }
  return slow;
}

/** Verifies the first `count` items, from 1 to the capacity. Returns how many took the single path. */
export function verifyLanes<T>(count: usize, lowS: bool): u32 {
  const padded = pad<T>(count);
  prepareScalars(count, padded, false, lowS);
  placeKeys<T>(padded / laneCount<T>());
  addMultiples<T>(padded / laneCount<T>());
  let slow: u32 = 0;
  for (let item: usize = 0; item < count; item++) {
    const status = statusOf(item);
    if (status === STATUS_SLOW) {
      verifySingle(item, lowS);
      slow++;
      continue;
    }
    readPoint<T>(item);
    writeValid(item, status !== STATUS_INVALID && isCongruentToR(x, signatureR(item)));
  }
  return slow;
}

function pad<T>(count: usize): usize {
  const group = itemsAtOnce<T>();
  return (count + group - 1) & ~(group - 1);
}

/** u1·G + u2·P in every state, by the digits and the first entry of each table. */
function addMultiples<T>(units: usize): void {
  beginSteps<T>(units);
  const last = <i32>POINT_ENTRIES - 1;
  for (let entry = 1; entry < last; entry++) step<T>(OPERATION_ADD, SOURCE_CHAIN, entry);
  step<T>(OPERATION_DOUBLE, SOURCE_CHAIN, last);
  step<T>(OPERATION_NONE, SOURCE_CHAIN, last + 1);
  // Without a generator added here, a small multiple of a small R would meet others of the kind.
  step<T>(OPERATION_ADD, SOURCE_START, POINT_WINDOWS - 1);
  for (let bit = TOP_BIT - 1; bit >= 0; bit--) {
    if (isPointBit(bit)) doubleAndAdd<T>(SOURCE_POINT, bit / 3);
    else if (isGeneratorBit(bit)) doubleAndAdd<T>(SOURCE_GENERATOR, bit / 6);
    else step<T>(OPERATION_DOUBLE, SOURCE_NONE, 0);
  }
  step<T>(OPERATION_NONE, SOURCE_NONE, 0);
}

function doubleAndAdd<T>(source: u32, row: i32): void {
  step<T>(OPERATION_ADD_FIRST, source, row);
  step<T>(OPERATION_ADD_SECOND, SOURCE_NONE, 0);
}

function readPoint<T>(item: usize): void {
  const state = stateOf(item / laneCount<T>());
  readLane<T>(x, state + X, item % laneCount<T>());
  readLane<T>(y, state + Y, item % laneCount<T>());
}
