// The last step of the build: workerd hands out a compiled module but not its bytes, so the digest lies beside them.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadHash } from './src/hash/loadHash.ts';
import { toHex } from './src/hex.ts';

const file = readFileSync(new URL('./build/engine.wasm', import.meta.url));
const digest = toHex((await loadHash()).keccak256(file));
writeFileSync(new URL('./build/engineDigest.json', import.meta.url), `${JSON.stringify(digest)}\n`);
console.log(`engine.wasm: ${file.length} bytes, ${digest}`);
