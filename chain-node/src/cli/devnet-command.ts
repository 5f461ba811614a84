import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import { startDevnet } from '../devnet/start-devnet.ts';
import { CHAIN_ID } from '../genesis/chain-common.ts';

interface DevnetCommandOptions {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly blockTime: number;
  readonly emptyBlockTime: number;
  readonly reset: boolean;
  readonly logLevel: string;
}

const STDERR = 2;

/** `qora devnet`: runs until SIGINT or SIGTERM, then stops with everything on disk. One line on stdout when ready. */
export async function devnetCommand(options: DevnetCommandOptions): Promise<void> {
  const logger = createLogger(options.logLevel);
  const devnet = await startDevnet({
    dataDir: options.data,
    host: options.host,
    port: options.port,
    blockTimeMs: options.blockTime,
    emptyBlockTimeMs: options.emptyBlockTime,
    reset: options.reset,
    logger,
  });
  process.stdout.write(`qora devnet ready at ${devnet.url} chain ${CHAIN_ID} head ${devnet.headNumber}\n`);
  const stop = (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'stopping');
    void devnet.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await devnet.stopped;
  await devnet.close();
  logger.info('stopped');
}

/** JSON lines for machines, colours for people; on stderr, so that stdout stays one line. */
function createLogger(level: string): Logger {
  const destination = process.stderr.isTTY
    ? pretty({ destination: STDERR, sync: true })
    : pino.destination(STDERR);
  return pino({ level, base: null }, destination);
}
