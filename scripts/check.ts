/** `npm run check`: formatting and lint, types, unused code, a deployment without sending it, import direction. Runs all, then fails if one failed. */
import { spawnSync } from 'node:child_process';

const CHECKS: [title: string, command: string, ...args: string[]][] = [
  ['Format and lint', 'biome', 'ci', '.'],
  ['Types of the packages', 'turbo', 'run', 'typecheck', '--output-logs=errors-only', '--concurrency=1'],
  ['Types of the scripts', 'tsc', '--project', 'scripts/tsconfig.json'],
  ['Unused files, exports and packages', 'knip'],
  ['Deployment of the Worker', 'node', 'edge/scripts/checkDeploy.ts'],
  [
    'Import direction',
    'depcruise',
    '--config',
    '.dependency-cruiser.mjs',
    'wasm',
    'contracts',
    'chain-node',
    'edge',
    'web',
    'e2e',
    'scripts',
  ],
];

const failed: string[] = [];
for (const [title, command, ...args] of CHECKS) {
  console.log(`» ${title}: ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) failed.push(title);
}
if (failed.length > 0) {
  console.error(`check failed: ${failed.join('; ')}`);
  process.exit(1);
}
console.log('check passed');
