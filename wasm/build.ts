// Builds every part of the engine twice: as it ships, and with assertions and names for fuzzing. Beside the files lie their
// digests, because workerd hands out a compiled module but not its bytes.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';
import { generateAssembly } from './generate/generate.ts';
import { loadHash } from './src/hash/loadHash.ts';
import { toHex } from './src/hex.ts';

/** More than this is a mistake, or a decision: a page downloads these files. */
const BUDGET_BYTES: Record<string, number> = {
  core: 32_768,
  model: 49_152,
  train: 32_768,
  'train.shared': 40_960,
  secp256k1: 73_728,
  'secp256k1.portable': 57_344,
};
/**
 * What a build needs beyond SIMD. `secp256k1.portable` does without; `train.shared` is for several threads over one memory, which the
 * host makes: at most 512 MiB. Both come from their part's one entry.
 */
const FEATURES: Record<string, string[]> = {
  secp256k1: ['--enable', 'relaxed-simd'],
  'train.shared': ['--enable', 'threads', '--sharedMemory', '--importMemory', '--maximumMemory', '8192'],
};

const COMMON = ['--runtime', 'stub', '--enable', 'simd', '--enable', 'bulk-memory', '--use', 'abort='];
const RELEASE = ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert'];
const parts = Object.keys(BUDGET_BYTES);

generateAssembly();
for (const part of parts) {
  await compile(part, `build/${part}.wasm`, RELEASE);
  if (!part.includes('.')) await compile(part, `build/${part}.debug.wasm`, ['--debug']);
}
const hash = await loadHash();
const digests = Object.fromEntries(
  parts.map((part) => [part, toHex(hash.keccak256(readFileSync(`build/${part}.wasm`)))]),
);
writeFileSync('build/digests.json', `${JSON.stringify(digests, undefined, 2)}\n`);
for (const part of parts) {
  const bytes = statSync(`build/${part}.wasm`).size;
  const budget = BUDGET_BYTES[part] ?? 0;
  console.log(`${part}.wasm: ${bytes} bytes of ${budget}, ${digests[part]}`);
  if (bytes > budget) process.exitCode = 1;
}

async function compile(part: string, outFile: string, options: string[]): Promise<void> {
  const { error, stderr } = await asc.main([
    `assembly/${part.split('.')[0]}.ts`,
    '--outFile',
    outFile,
    ...COMMON,
    ...(FEATURES[part] ?? []),
    ...options,
  ]);
  if (!error) return;
  console.error(String(stderr));
  throw error;
}
