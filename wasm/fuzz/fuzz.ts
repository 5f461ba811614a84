// `npm run fuzz -w wasm -- [--commands N] [--seed S] [--path P]`: random logs and damaged snapshots against the debug build,
// which also checks after every command that no money came or went. A failure prints the shortest log that shows it and the
// command that repeats it.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import type { Command } from '../src/exchange/Command.ts';
import { ASSETS, commandsOf } from '../src/exchange/commandArbitraries.ts';
import { compareWithSpecification } from '../src/exchange/compareWithSpecification.ts';
import { ExchangeError } from '../src/exchange/ExchangeError.ts';
import { encodeCommand } from '../src/exchange/encodeCommand.ts';
import { loadExchange } from '../src/exchange/loadExchange.ts';

const LOG_LENGTH = 400;
const LIMITS = { accounts: 6, assets: ASSETS, markets: 3, orders: 60, levels: 30 };

/** All that can be seen is compared so often, events after every command. */
const COMPARE_EVERY = 16;
const LOGS_PER_ROUND = 100;

const { values } = parseArgs({
  options: {
    commands: { type: 'string', default: '1000000' },
    seed: { type: 'string' },
    path: { type: 'string' },
  },
});
const wanted = Number(values.commands);
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 30));
console.log(`fuzzing ${wanted} commands from --seed ${firstSeed} on`);

const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 });
let runs = 0;
let commandCount = 0;

const property = fc.asyncProperty(commandsOf(LOG_LENGTH), damage, async (commands, changes) => {
  const exchange = await loadExchange(LIMITS);
  compareWithSpecification(exchange, commands, COMPARE_EVERY);
  const snapshot = exchange.snapshot();
  const copy = await loadExchange(LIMITS);
  copy.replayRecords(encodeAll(commands));
  if (copy.stateHash() !== exchange.stateHash()) throw new Error('A replay gave another state.');
  for (const [at, value] of changes) snapshot[at % snapshot.length] = value;
  restoreDamaged(copy, snapshot);
  runs++;
  commandCount += commands.length;
});

for (let seed = firstSeed; commandCount < wanted; seed++) {
  const path = values.path;
  const result = await fc.check(property, { seed, ...(path && { path }), numRuns: LOGS_PER_ROUND });
  if (result.failed) {
    console.error(result.errorInstance);
    console.error(fc.stringify(result.counterexample));
    console.error(`repeat: npm run fuzz -w wasm -- --seed ${seed} --path ${result.counterexamplePath}`);
    process.exitCode = 1;
    break;
  }
  if (path) break;
}
console.log(`${runs} logs, ${commandCount} commands compared`);

function restoreDamaged(exchange: Awaited<ReturnType<typeof loadExchange>>, snapshot: Uint8Array): void {
  try {
    exchange.restore(snapshot);
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    return;
  }
  if (!exchange.snapshot().every((byte, i) => byte === snapshot[i])) {
    throw new Error('A damaged snapshot was taken for a different state.');
  }
}

function encodeAll(commands: readonly Command[]): Uint8Array {
  return Uint8Array.from(commands.flatMap((command) => [...encodeCommand(command)]));
}
