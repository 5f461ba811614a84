/** Measures what the contracts cost, prints it and writes `bench-results/contracts.json`. Nobody else's are measured. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const COMMAND = 'npm run bench -w contracts';
const BLOCK_GAS = 30_000_000;
const FILLS = 50;
const SETTLE = 'settle 50 fills, 100 new orders';

const measured = spawnSync(process.execPath, ['scripts/forge.ts', 'test', '--match-contract', 'GasTest'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (measured.status !== 0) throw new Error('the gas tests failed: run `npm test -w contracts`');

function row(name: string, ours: number, target: number | null = null) {
  const met = target === null ? null : ours <= target;
  return { name, unit: 'gas', ours, peer: null, peerName: null, ratio: null, target, met, command: COMMAND };
}

const rows = ['exchange', 'vaults'].flatMap((group) => {
  const figures = JSON.parse(readFileSync(join(root, 'snapshots', `${group}.json`), 'utf8')) as Record<
    string,
    string
  >;
  return Object.entries(figures).map(([name, gas]) =>
    row(`${group}: ${name}`, Number(gas), name === SETTLE ? BLOCK_GAS : null),
  );
});
for (const { name, ours } of rows.filter((candidate) => candidate.name.includes(`settle ${FILLS} fills`))) {
  rows.push(row(`${name}, for each fill`, Math.round(ours / FILLS)));
}

process.stdout.write(`${'what'.padEnd(76)}${'gas'.padStart(10)}${'target'.padStart(12)}\n`);
for (const { name, ours, target } of rows) {
  process.stdout.write(
    `${name.padEnd(76)}${String(ours).padStart(10)}${String(target ?? '').padStart(12)}\n`,
  );
}
const folder = join(dirname(root), 'bench-results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'contracts.json'), `${JSON.stringify(rows, null, 2)}\n`);
