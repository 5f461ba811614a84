/** `npm start`: the whole product on this machine, one address to open. */
import { readFileSync } from 'node:fs';
import { DataFolderError, openDataFolder } from './stack/data-folder.ts';
import { HELP, readStartCommand, UsageError } from './stack/options.ts';
import { startStack } from './stack/stack.ts';

const EXIT_USAGE = 2;
const SAME_REQUEST_MS = 1_500;

async function main(): Promise<void> {
  const command = readStartCommand(process.argv.slice(2), process.env);
  if (command.kind === 'help') {
    console.log(HELP);
    return;
  }
  const startedAtMs = Date.now();
  const folder = openDataFolder(command.options.dataFolder, command.reset);
  console.log(`data      ${folder.path}`);
  try {
    const stack = await startStack({ ...command.options, dataFolder: folder.path }, console.log);
    folder.announce(stack.url);
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    console.log(
      `\nQuantum Chain AI ${version} is up after ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s\n`,
    );
    console.log(`    ${stack.url}\n`);
    console.log('Ctrl-C stops it; everything stays in the data folder.');
    await untilStopped();
    console.log('\nStopping: writing everything to disk …');
    await stack.close();
    console.log('Stopped.');
  } finally {
    folder.release();
  }
}

/** Resolves at the first Ctrl-C or request to end; a second one ends at once, for whoever cannot wait. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let askedAtMs: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Miniflare listens too, and would end this process before the chain is on disk.
      process.removeAllListeners(signal);
      process.on(signal, () => {
        // One Ctrl-C can arrive twice: from the terminal, and passed on by the process that started this one.
        if (askedAtMs === undefined) askedAtMs = Date.now();
        else if (Date.now() - askedAtMs > SAME_REQUEST_MS) process.exit(130);
        resolve();
      });
    }
  });
}

try {
  await main();
  process.exit(0);
} catch (error) {
  const expected = error instanceof UsageError || error instanceof DataFolderError;
  console.error(expected ? (error as Error).message : error);
  process.exit(error instanceof UsageError ? EXIT_USAGE : 1);
}
