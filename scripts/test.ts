/** `npm test`: the tests of every package, one package at a time, then the browser journeys over the real stack. */
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.ts';

const chromium = ensureChromium();
const environment = { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) };

function run(command: string, ...args: string[]): boolean {
  console.log(`» ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', env: environment }).status === 0;
}

const scriptsPassed = run('vitest', 'run', '--dir', 'scripts');
const packagesPassed = run(
  'turbo',
  'run',
  'test',
  '--concurrency=1',
  '--continue',
  '--output-logs=full',
  ...process.argv.slice(2),
);
process.exit(scriptsPassed && packagesPassed ? 0 : 1);
