// `npm run fuzz:secp256k1 -w wasm -- --count N --seed S`: random and damaged signatures on every path, against noble and
// libsecp256k1. Stops at the first difference, which names its seed and count.
import { parseArgs } from 'node:util';
import { compareWithOracles } from '../src/secp256k1/compareWithOracles.ts';
import { loadEveryPath } from '../src/secp256k1/everyPath.ts';
import { loadNativeAddon } from '../src/secp256k1/nativeAddon.ts';

/** More than a batch, so that every round has a full one and a cut off one. */
const ROUND = 300;

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20480' }, seed: { type: 'string' } },
});
const count = Number(values.count);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.log(`fuzzing ${count} signatures with --seed ${seed}`);

const every = await loadEveryPath();
const addon = loadNativeAddon();
let compared = 0;
for (let done = 0; done < count; done += ROUND) {
  compared += compareWithOracles(every, addon, seed + done, Math.min(ROUND, count - done));
}
console.log(`${compared} answers on ${[...every.keys()].join(', ')}: all the same`);
