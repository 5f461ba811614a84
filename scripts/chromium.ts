/** Finds Chromium, or installs Debian's where that can be done without asking anybody. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC_PATHS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser's path from `CHROMIUM`, the search path or its usual places; undefined where there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []),
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...MAC_PATHS,
  ];
  return candidates.find(isExecutable);
}

/**
 * As `findChromium`; on Debian as root it first installs the distribution's package.
 * Returns undefined, after a line that says so, where browser tests have to be skipped.
 */
export function ensureChromium(): string | undefined {
  const found = findChromium();
  if (found) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.error('» Installing Chromium for the browser tests (apt-get, once)');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
      env: environment,
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  }
  const installed = findChromium();
  if (!installed)
    console.error(
      'SKIPPED: no Chromium found. Install it or set CHROMIUM=/path/to/it; the browser tests do not run.',
    );
  return installed;
}
