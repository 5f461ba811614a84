#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { accountsCommand } from './accounts-command.ts';
import { blockCommand } from './block-command.ts';
import { EXIT_FAILURE, EXIT_USAGE, errorLine } from './cli-error.ts';
import { DEFAULT_URL } from './connect.ts';
import { sendCommand } from './send-command.ts';

const PORT_MAX = 65_535;
const DAY_MS = 24 * 60 * 60 * 1_000;

function wholeNumber(max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/u.test(text) || value > max) throw new InvalidArgumentError(`It must be 0 to ${max}.`);
    return value;
  };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const program = new Command('qora').description('The QoraNet chain on your machine.').exitOverride();

program
  .command('devnet')
  .description('run a one-validator chain until Ctrl-C')
  .option('--data <folder>', 'folder for the chain', '.data/chain')
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--port <number>', 'port for HTTP and WebSocket, 0 for a free one', wholeNumber(PORT_MAX), 8_545)
  .option('--block-time <ms>', 'least time between two blocks', wholeNumber(DAY_MS), 250)
  .option(
    '--empty-block-time <ms>',
    'time to a block without transactions, 0 for none',
    wholeNumber(DAY_MS),
    2_000,
  )
  .option('--log-level <level>', 'trace, debug, info, warn, error or silent', 'info')
  .option('--reset', 'begin a new chain', false)
  .action(async (options) => {
    // The node and its virtual machine take a second to load; the other commands do not need them.
    const { devnetCommand } = await import('./devnet-command.ts');
    await devnetCommand(options);
  });

program
  .command('accounts')
  .description('list the development accounts with their balances')
  .option('--url <url>', 'node to ask', DEFAULT_URL)
  .option('--json', 'print JSON', false)
  .action(async (options) => print(await accountsCommand(options)));

program
  .command('send')
  .description('transfer QOR from a development account and wait for the receipt')
  .requiredOption('--from <account>', 'address or index of a development account')
  .requiredOption('--to <account>', 'address, or index of a development account')
  .requiredOption('--value <qor>', 'amount in QOR, such as 1.5')
  .option('--url <url>', 'node to send to', DEFAULT_URL)
  .option('--json', 'print JSON', false)
  .action(async (options) => print(await sendCommand(options)));

program
  .command('block')
  .description('show a block')
  .argument('[block]', 'number, hash or "latest"', 'latest')
  .option('--url <url>', 'node to ask', DEFAULT_URL)
  .option('--json', 'print JSON', false)
  .action(async (wanted, options) => print(await blockCommand(wanted, options)));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed what was wrong, or the help that was asked for.
    process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE;
  } else {
    process.stderr.write(`${errorLine(error)}\n`);
    process.exitCode = EXIT_FAILURE;
  }
}
