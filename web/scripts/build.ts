/** Builds the pages into `out/`: Next's export, tfjs's WASM beside it, and a content security policy in every page. */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { withPolicy } from './contentPolicy.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');

// A second export over an old one keeps files that nothing names any more.
rmSync(out, { recursive: true, force: true });
const { status } = spawnSync('next', ['build'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
if (status !== 0) process.exit(status ?? 1);

// Training fetches these by name; they are too large for the first load and for the offline cache.
const kernels = join(
  dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')),
  'wasm-out',
);
mkdirSync(join(out, 'tfjs'), { recursive: true });
for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'])
  cpSync(join(kernels, name), join(out, 'tfjs', name));

const pages = globSync('**/*.html', { cwd: out });
for (const page of pages) {
  const file = join(out, page);
  writeFileSync(file, withPolicy(readFileSync(file, 'utf8'), process.env.QCA_RPC_ORIGINS ?? ''));
}
console.log(`web: ${pages.length} pages with a content security policy in ${out}`);
