/** Runs forge in this package with the project's Node in front, which its compiler wrapper needs. */
import { spawnSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foundryBinary } from './foundryBinary.ts';

const { status, error } = spawnSync(foundryBinary('forge'), process.argv.slice(2), {
  cwd: dirname(dirname(fileURLToPath(import.meta.url))),
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` },
});
if (error) throw error;
process.exitCode = status ?? 1;
