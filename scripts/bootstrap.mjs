#!/usr/bin/env node
/**
 * `node scripts/bootstrap.mjs [--build] COMMAND [ARGUMENTS]`: makes a fresh clone ready, then runs COMMAND.
 *
 * Installs the packages when the lock file has changed since the last install and, with `--build`, builds what is out of
 * date. COMMAND then runs with the project's own Node first on the path. This file is plain JavaScript without imports
 * from packages, because it is the one that must run on the host's Node before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOST_NODE_MIN = [20, 19];
const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.installed-from');
const environment = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
};

const say = (line) => process.stderr.write(`${line}\n`);

function fail(line) {
  say(line);
  process.exit(1);
}

function requireHostNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [majorMin, minorMin] = HOST_NODE_MIN;
  if (major < majorMin || (major === majorMin && minor < minorMin))
    fail(`Node ${HOST_NODE_MIN.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

function runStep(title, command, args) {
  say(`» ${title}`);
  const startMs = Date.now();
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: environment,
    // The steps report on stderr, so that a command's own stdout stays clean for whoever pipes it.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error) fail(`${title}: ${error.message}`);
  if (status !== 0) fail(`${title}: failed with exit code ${status}. Nothing was started.`);
  say(`  done in ${((Date.now() - startMs) / 1000).toFixed(1)} s`);
}

function install() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const fingerprint = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  runStep('Installing packages (once; about 1.7 GB, a minute or two)', 'npm', [
    // Not `ci`: it refuses a lock file that does not name every platform's optional packages. Versions are the lock's all the same.
    'install',
    '--no-save',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
  ]);
  writeFileSync(stamp, fingerprint);
}

/** The project's scripts are TypeScript that Node runs as it is, which the host's Node may be too old for. */
function requireProjectNode() {
  const { stdout } = spawnSync('node', ['--version'], { env: environment, encoding: 'utf8' });
  const [major, minor] = stdout.slice(1).split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 18))
    fail(
      `On ${process.platform} ${process.arch} no Node comes with the packages: install Node 22.18 or newer.`,
    );
}

function runCommand([command, ...args]) {
  const child = spawn(command, args, {
    env: environment,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  // A terminal sends Ctrl-C to the whole group; the child decides when to end, and its exit ends this process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  child.on('error', (error) => fail(`${command}: ${error.message}`));
  child.on('exit', (code, signal) =>
    process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)),
  );
}

const wantsBuild = process.argv[2] === '--build';
const commandLine = process.argv.slice(wantsBuild ? 3 : 2);
if (commandLine.length === 0) fail('usage: node scripts/bootstrap.mjs [--build] COMMAND [ARGUMENTS]');
// A task that turbo runs stands on what was installed and built before it.
const isTurboTask = process.env.TURBO_HASH !== undefined;
/** Run from a package's own script, only that package and what it stands on is built. */
const inPackage = process.cwd() !== root.replace(/[\\/]$/, '');
requireHostNode();
if (!isTurboTask) install();
requireProjectNode();
if (wantsBuild && !isTurboTask)
  runStep('Building what has changed', 'turbo', [
    'run',
    'build',
    '--output-logs=errors-only',
    '--log-order=grouped',
    ...(inPackage ? [`--filter=${process.env.npm_package_name}`] : []),
  ]);
runCommand(commandLine);
