#!/usr/bin/env node
// Stands in for a native `solc` binary: forge wants an executable, and npm ships the compiler as WebAssembly.
// Answers `--version` and `--standard-json` (input on stdin), the two calls that forge makes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const args = process.argv.slice(2);

/** Every value given for a repeatable option. */
function optionValues(name) {
  return args.flatMap((argument, index) => (argument === name ? [args[index + 1]] : []));
}

function readSource(path) {
  const roots = [...optionValues('--base-path'), ...optionValues('--include-path'), process.cwd()];
  for (const root of roots) {
    try {
      return { contents: readFileSync(resolve(root, path), 'utf8') };
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return { error: `File not found: ${path}` };
}

if (args.includes('--version')) {
  const { version } = require('solc/package.json');
  process.stdout.write(
    `solc, the solidity compiler commandline interface\nVersion: ${version}+commit.00000000.Emscripten.clang\n`,
  );
} else if (args.includes('--standard-json')) {
  const solc = require('solc');
  process.stdout.write(solc.compile(readFileSync(0, 'utf8'), { import: readSource }));
} else {
  process.stderr.write(`solc.mjs answers --version and --standard-json, not: ${args.join(' ')}\n`);
  process.exitCode = 1;
}
