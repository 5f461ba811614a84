// The multiples of the generator that its digits name, computed once when the instance starts.
import { accumulatorX, accumulatorY, accumulatorZ, addAffine, reset, SAME_FRAME } from './accumulator';
import { digitEntry, digitSign, digitVariant } from './digits';
import { ENTRY_BYTES, ENTRY_Y, entryX, fillVariants } from './entry';
import { ELEMENT_BYTES, feInverse, feToAffine } from './field';
import { feCopy } from './generated/field29';
import { GENERATOR_CHAIN, GENERATOR_ENTRIES, HALF_GENERATOR } from './generated/tables';

export const generatorTable: usize = memory.data(218880, 16);

const inverse: usize = memory.data(80, 16);
const square: usize = memory.data(80, 16);

export function initialiseGeneratorTable(): void {
  feCopy(generatorTable, HALF_GENERATOR);
  feCopy(generatorTable + ENTRY_Y, HALF_GENERATOR + ELEMENT_BYTES);
  fillVariants(generatorTable, 0);
  for (let i: usize = 1; i < GENERATOR_ENTRIES; i++) {
    reset();
    addGenerator(load<u16>(GENERATOR_CHAIN + 4 * i, 0), SAME_FRAME);
    addGenerator(load<u16>(GENERATOR_CHAIN + 4 * i, 2), SAME_FRAME);
    const entry = generatorTable + ENTRY_BYTES * i;
    feInverse(inverse, accumulatorZ);
    feCopy(entry, accumulatorX);
    feCopy(entry + ENTRY_Y, accumulatorY);
    feToAffine(entry, entry + ENTRY_Y, inverse, square);
    fillVariants(entry, 0);
  }
}

/** Adds a digit's multiple to the accumulator. */
export function addGenerator(digit: u32, frame: usize): void {
  const entry = generatorTable + ENTRY_BYTES * digitEntry(digit);
  addAffine(entryX(entry, digitVariant(digit)), entry + ENTRY_Y, digitSign(digit) !== 0, frame);
}
