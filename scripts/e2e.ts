/** `npm run e2e [-- --grep WORD]`: the browser journeys over the real stack. Arguments go to Playwright. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';

const chromium = ensureChromium();
if (!chromium) process.exit(0);
const { status } = spawnSync('playwright', ['test', ...process.argv.slice(2)], {
  cwd: join(import.meta.dirname, '..', 'e2e'),
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM: chromium },
});
process.exit(status ?? 1);
