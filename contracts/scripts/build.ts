/**
 * Compiles the contracts with npm's solc and writes them as TypeScript: `build/abis.ts` and `build/bytecodes.ts`.
 * Needs no forge, so it runs wherever Node does. Does nothing where the sources have not changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface CompilerError {
  severity: 'error' | 'warning' | 'info';
  formattedMessage: string;
  sourceLocation?: { file: string };
}
interface CompilerOutput {
  errors?: CompilerError[];
  contracts: Record<string, Record<string, { abi: unknown[]; evm: { bytecode: { object: string } } }>>;
}
interface Compiler {
  compile(
    input: string,
    callbacks: { import: (path: string) => { contents: string } | { error: string } },
  ): string;
}

/** The contracts that leave this package, with their TypeScript names. */
const EXPORTED = {
  qor: ['src/token/Qor.sol', 'Qor'],
  testToken: ['src/token/TestToken.sol', 'TestToken'],
  exchange: ['src/exchange/Exchange.sol', 'Exchange'],
  modelRegistry: ['src/models/ModelRegistry.sol', 'ModelRegistry'],
  modelVault: ['src/vaults/ModelVault.sol', 'ModelVault'],
  modelVaultFactory: ['src/vaults/ModelVaultFactory.sol', 'ModelVaultFactory'],
} as const;
/** A vault is made by the factory only, so nobody needs its bytecode. */
const WITHOUT_BYTECODE = new Set(['modelVault']);

const SETTINGS = {
  evmVersion: 'cancun',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none' },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
};

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outputFolder = join(root, 'build');
const digestFile = join(outputFolder, 'inputs.sha256');

function digestInputs(paths: string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(SETTINGS));
  for (const file of [
    require.resolve('solc/package.json'),
    require.resolve('@openzeppelin/contracts/package.json'),
  ]) {
    digest.update(readFileSync(file));
  }
  for (const path of [...paths, 'scripts/build.ts'])
    digest.update(path).update(readFileSync(join(root, path)));
  return digest.digest('hex');
}

function readImport(path: string): { contents: string } | { error: string } {
  try {
    const file = path.startsWith('@') ? require.resolve(path) : join(root, path);
    return { contents: readFileSync(file, 'utf8') };
  } catch {
    return { error: `File not found: ${path}` };
  }
}

function compile(paths: string[]): CompilerOutput {
  const sources = Object.fromEntries(
    paths.map((path) => [path, { content: readFileSync(join(root, path), 'utf8') }]),
  );
  const input = JSON.stringify({ language: 'Solidity', sources, settings: SETTINGS });
  const solc = require('solc') as Compiler;
  const output = JSON.parse(solc.compile(input, { import: readImport })) as CompilerOutput;
  const own = (output.errors ?? []).filter(
    (error) => error.severity === 'error' || error.sourceLocation?.file.startsWith('src/'),
  );
  for (const error of own) process.stderr.write(`${error.formattedMessage}\n`);
  if (own.length > 0) throw new Error(`solc reported ${own.length} errors or warnings in the contracts`);
  return output;
}

function writeModule(file: string, lines: string[]): void {
  writeFileSync(join(outputFolder, file), `// Written by scripts/build.ts.\n${lines.join('\n')}\n`);
}

const paths = globSync('src/**/*.sol', { cwd: root }).sort();
const digest = digestInputs(paths);
const upToDate =
  existsSync(digestFile) &&
  readFileSync(digestFile, 'utf8') === digest &&
  ['abis.ts', 'bytecodes.ts'].every((file) => existsSync(join(outputFolder, file)));
if (upToDate) {
  process.stdout.write('contracts: build is up to date\n');
} else {
  process.stdout.write(`contracts: compiling ${paths.length} files with solc\n`);
  const { contracts } = compile(paths);
  const abis: string[] = [];
  const bytecodes: string[] = [];
  for (const [name, [path, contract]] of Object.entries(EXPORTED)) {
    const compiled = contracts[path]?.[contract];
    if (compiled === undefined) throw new Error(`solc returned nothing for ${contract} in ${path}`);
    abis.push(`export const ${name}Abi = ${JSON.stringify(compiled.abi)} as const;`);
    if (!WITHOUT_BYTECODE.has(name)) {
      bytecodes.push(`export const ${name}Bytecode = '0x${compiled.evm.bytecode.object}' as const;`);
    }
  }
  mkdirSync(outputFolder, { recursive: true });
  writeModule('abis.ts', abis);
  writeModule('bytecodes.ts', bytecodes);
  writeFileSync(digestFile, digest);
}
