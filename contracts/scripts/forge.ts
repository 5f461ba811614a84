/** Runs forge in this package with the project's Node in front, which its compiler wrapper needs. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
let launcher: string;
try {
  launcher = join(
    dirname(createRequire(import.meta.url).resolve('@foundry-rs/forge/package.json')),
    'bin.mjs',
  );
} catch (cause) {
  throw new Error('forge is missing, so the contracts cannot be tested: run `npm install`', { cause });
}

const result = spawnSync(process.execPath, [launcher, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` },
});
if (result.error)
  throw new Error('forge did not start: is there a binary for this platform?', { cause: result.error });
process.exitCode = result.status ?? 1;
