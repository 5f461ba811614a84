import { parseArgs } from 'node:util';

export const MARKET_SOURCES = ['auto', 'file', 'live', 'simulated'] as const;
export type MarketSource = (typeof MARKET_SOURCES)[number];

/** How `npm start` and the journeys run the stack. */
export type StackOptions = {
  /** Folder that holds everything the stack keeps. */
  dataFolder: string;
  host: string;
  /** Wanted ports; the next free one is taken where a port is in use, and 0 takes any. */
  edgePort: number;
  chainPort: number;
  marketSource: MarketSource;
  /** CSV of hourly candles for the `file` source. */
  candlesFile?: string;
  /** How many times faster than it happened the market is replayed; 1 is real time. */
  marketSpeed: number;
  /** Market time at which the replay begins, Unix milliseconds. */
  marketStartMs?: number;
  /** Seed of the simulated market. */
  marketSeed: number;
};

export type StartCommand = { kind: 'help' } | { kind: 'start'; reset: boolean; options: StackOptions };

export class UsageError extends Error {
  readonly code = 'USAGE';
}

const DEFAULTS = { edgePort: 8787, chainPort: 8545, marketSpeed: 1800, marketSeed: 42 };

export const HELP = `npm start -- [options]

  --reset             empty the data folder first
  --data DIR          data folder (QCA_DATA, default .data)
  --host ADDRESS      address to listen on (default 127.0.0.1)
  --port N            port of the page and the API (default ${DEFAULTS.edgePort}; the next free one if taken)
  --rpc-port N        port of the chain's JSON-RPC (default ${DEFAULTS.chainPort}; the next free one if taken)
  --market SOURCE     ${MARKET_SOURCES.join(' | ')} (default auto: real prices if there are any, else simulated)
  --candles FILE      hourly candles for --market file (CSV: date,symbol,open,high,low,close,volume…, newest first)
  --speed N           replay N times faster than it happened (default ${DEFAULTS.marketSpeed}: an hour in two seconds)
  --start DATE        market time at which the replay begins, as 2018-11-01 or 2018-11-01T00:00Z
  --seed N            seed of the simulated market (default ${DEFAULTS.marketSeed})
  --help              this text`;

function readNumber(
  name: string,
  text: string | undefined,
  fallback: number,
  min: number,
  max: number,
): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isFinite(value) || value < min || value > max)
    throw new UsageError(`--${name} must be a number from ${min} to ${max}, not "${text}".`);
  return value;
}

function readSource(text: string | undefined): MarketSource {
  const source = MARKET_SOURCES.find((known) => known === (text ?? 'auto'));
  if (!source) throw new UsageError(`--market must be one of ${MARKET_SOURCES.join(', ')}, not "${text}".`);
  return source;
}

function readTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const timeMs = Date.parse(text);
  if (Number.isNaN(timeMs)) throw new UsageError(`--start must be a date such as 2018-11-01, not "${text}".`);
  return timeMs;
}

/**
 * Reads the command line of `npm start`.
 * @throws UsageError with one sentence that names the option at fault.
 */
export function readStartCommand(args: string[], environment: NodeJS.ProcessEnv): StartCommand {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        reset: flag,
        help: flag,
        data: text,
        host: text,
        port: text,
        'rpc-port': text,
        market: text,
        candles: text,
        speed: text,
        start: text,
        seed: text,
      },
    }));
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
  if (values.help) return { kind: 'help' };
  const read = (name: string) => values[name] as string | undefined;
  const candlesFile = read('candles');
  const marketStartMs = readTime(read('start'));
  return {
    kind: 'start',
    reset: values.reset === true,
    options: {
      dataFolder: read('data') ?? environment.QCA_DATA ?? '.data',
      host: read('host') ?? '127.0.0.1',
      edgePort: readNumber('port', read('port'), DEFAULTS.edgePort, 0, 65_535),
      chainPort: readNumber('rpc-port', read('rpc-port'), DEFAULTS.chainPort, 0, 65_535),
      marketSource: candlesFile && !read('market') ? 'file' : readSource(read('market')),
      marketSpeed: readNumber('speed', read('speed'), DEFAULTS.marketSpeed, 1, 1_000_000),
      marketSeed: readNumber('seed', read('seed'), DEFAULTS.marketSeed, 0, 2 ** 32 - 1),
      ...(candlesFile ? { candlesFile } : {}),
      ...(marketStartMs === undefined ? {} : { marketStartMs }),
    },
  };
}
