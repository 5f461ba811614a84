/** `npm run bench`: every package's benchmarks, one after the other, so that they do not disturb each other. */
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.ts';

const chromium = ensureChromium();
const { status } = spawnSync(
  'turbo',
  ['run', 'bench', '--concurrency=1', '--continue', '--output-logs=full', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) } },
);
process.exit(status ?? 1);
