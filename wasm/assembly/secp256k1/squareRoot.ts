// Square roots modulo p ≡ 3 mod 4: a^((p + 1) / 4), by libsecp256k1's addition chain over runs of ones.
import { ELEMENT_BYTES } from './field';
import { copy, multiply, square } from './lanes';

// Two elements each: in the two-lane field two roots are taken side by side, because one alone waits for itself.
const x2: usize = memory.data(160, 16);
const x3: usize = memory.data(160, 16);
const x22: usize = memory.data(160, 16);
const x44: usize = memory.data(160, 16);
const x88: usize = memory.data(160, 16);
const t: usize = memory.data(160, 16);

/** How many elements, one behind the other, one call takes. */
export function rootsAtOnce<T>(): usize {
  return isVector<T>() ? 2 : 1;
}

/** Powers that are square roots where there are any. */
export function squareRoot<T>(r: usize, a: usize): void {
  raise<T>(x2, a, 1, a);
  raise<T>(x3, x2, 1, a);
  raise<T>(t, x3, 3, x3);
  raise<T>(t, t, 3, x3);
  raise<T>(x22, t, 2, x2);
  raise<T>(t, x22, 11, x22);
  copyAll<T>(x22, t);
  raise<T>(x44, x22, 22, x22);
  raise<T>(x88, x44, 44, x44);
  raise<T>(t, x88, 88, x88);
  raise<T>(t, t, 44, x44);
  raise<T>(t, t, 3, x3);
  raise<T>(t, t, 23, x22);
  raise<T>(t, t, 6, x2);
  squareTimes<T>(t, 2);
  copyAll<T>(r, t);
}

/** r = base^(2^squarings)·factor; r is not the factor. */
function raise<T>(r: usize, base: usize, squarings: i32, factor: usize): void {
  if (r !== base) copyAll<T>(r, base);
  squareTimes<T>(r, squarings);
  multiply<T>(r, r, factor);
  if (isVector<T>()) multiply<T>(r + ELEMENT_BYTES, r + ELEMENT_BYTES, factor + ELEMENT_BYTES);
}

function squareTimes<T>(r: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    square<T>(r, r);
    if (isVector<T>()) square<T>(r + ELEMENT_BYTES, r + ELEMENT_BYTES);
  }
}

function copyAll<T>(r: usize, a: usize): void {
  copy<T>(r, a);
  if (isVector<T>()) copy<T>(r + ELEMENT_BYTES, a + ELEMENT_BYTES);
}
