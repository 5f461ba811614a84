import { expect, test } from 'vitest';
import { compareWithOracles } from './compareWithOracles.ts';
import { loadEveryPath } from './everyPath.ts';
import { loadNativeAddon } from './nativeAddon.ts';

/** `npm run fuzz:secp256k1 -w wasm` compares many more. One batch is full, one is cut off, one is small. */
const COUNTS = [256 + 139, 17, 1];

test('every path agrees with noble and with libsecp256k1 on random signatures', async () => {
  const every = await loadEveryPath();
  const addon = loadNativeAddon();
  let compared = 0;
  COUNTS.forEach((count, seed) => {
    compared += compareWithOracles(every, addon, seed, count);
  });
  // Eight answers about each signature on each path, seven of them without the addon.
  const signatures = COUNTS.reduce((sum, count) => sum + count, 0);
  expect(compared).toBe(signatures * every.size * (addon ? 8 : 7));
});
