// Whether relaxed multiply-add is fused on this machine. Where it is not, the two-lane field is wrong by its low bits.
import { feMultiply, feToWords, limbsFromWords } from './generated/field29';
import { GENERATOR_X, GENERATOR_Y } from './generated/tables';
import { constant, multiply, readLane } from './lanes';
import { wordsEqual } from './words';

const ROUNDS = 64;

const a: usize = memory.data(80, 16);
const b: usize = memory.data(80, 16);
const lanes: usize = memory.data(80, 16);
const expected: usize = memory.data(32, 16);
const words: usize = memory.data(32, 16);

/** Compares a run of products with the scalar field's, in both lanes. */
export function twoLanesAgree(): bool {
  feToWords(words, GENERATOR_X);
  limbsFromWords(a, words);
  feToWords(words, GENERATOR_Y);
  limbsFromWords(b, words);
  multiply<v128>(lanes, constant<v128>(GENERATOR_X), constant<v128>(GENERATOR_Y));
  feMultiply(a, a, b);
  for (let i = 0; i < ROUNDS; i++) {
    feToWords(expected, a);
    for (let lane: usize = 0; lane < 2; lane++) {
      readLane<v128>(words, lanes, lane);
      if (!wordsEqual(words, expected)) return false;
    }
    multiply<v128>(lanes, lanes, constant<v128>(GENERATOR_Y));
    feMultiply(a, a, b);
  }
  return true;
}
