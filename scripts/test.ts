/** `npm test`: the tests of every package, one package at a time, then the browser journeys over the real stack. */
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.ts';

const chromium = ensureChromium();
const { status } = spawnSync(
  'turbo',
  ['run', 'test', '--concurrency=1', '--continue', '--output-logs=full', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) } },
);
process.exit(status ?? 1);
