import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { Hex } from 'viem';
import { ChainApplication } from '../chain/chain-application.ts';
import { openChain } from '../chain/open-chain.ts';
import { Consensus, type Schedule } from '../consensus/consensus.ts';
import { NodeError } from '../errors/node-error.ts';
import { decodeTransaction } from '../execution/decoded-transaction.ts';
import { EthereumjsExecutor } from '../execution/ethereumjs-executor.ts';
import { createChainCommon } from '../genesis/chain-common.ts';
import { devValidatorAddress } from '../genesis/dev-accounts.ts';
import { devnetGenesis } from '../genesis/genesis.ts';
import { Mempool } from '../mempool/mempool.ts';
import { MempoolError } from '../mempool/mempool-error.ts';
import { Arrivals } from '../rpc/arrivals.ts';
import { Filters } from '../rpc/filters.ts';
import { startRpcServer } from '../rpc/rpc-server.ts';
import { ChainStore } from '../state/chain-store.ts';
import { BlockPacer } from './block-pacer.ts';

export interface DevnetOptions {
  /** Folder for everything the node keeps; made if it is missing. */
  readonly dataDir: string;
  /** Address to listen on. Default `127.0.0.1`. */
  readonly host?: string;
  /** Port for HTTP and WebSocket; 0 takes a free one. Default 8545. */
  readonly port?: number;
  /** Least time between two blocks. Default 250 ms. */
  readonly blockTimeMs?: number;
  /** A block comes after this long even if nothing waits; 0 makes blocks on demand only. Default 2,000 ms. */
  readonly emptyBlockTimeMs?: number;
  /** Begins a new chain in `dataDir`. */
  readonly reset?: boolean;
  /** Where the node logs to. Default: nowhere. */
  readonly logger?: Logger;
}

export interface Devnet {
  /** `http://host:port`; the same address with `ws` speaks WebSocket. */
  readonly url: string;
  readonly port: number;
  /** Newest block when the node was ready. */
  readonly headNumber: bigint;
  /** Ends when the node does: by {@link close}, or with an error it cannot go on after. */
  readonly stopped: Promise<void>;
  /** Stops after the block in progress, with everything on disk. May be called more than once. */
  close(): Promise<void>;
}

class DevnetError extends NodeError<'BAD_OPTION'> {}

const CLIENT_VERSION = 'qoranet/0.1.0/chain-node';
/** No block takes in transactions for longer than this, so that heads keep coming under load. */
const BUILD_TIME_MAX_MS = 300;

/**
 * Starts a one-validator chain in this process.
 *
 * @example
 * const devnet = await startDevnet({ dataDir: '.data/chain', port: 0 });
 * await devnet.close();
 *
 * @throws {DevnetError} if an option is out of range
 * @throws {ChainStoreError} if `dataDir` holds another chain
 */
export async function startDevnet(options: DevnetOptions): Promise<Devnet> {
  const { dataDir, host = '127.0.0.1', port = 8545, blockTimeMs = 250, emptyBlockTimeMs = 2_000 } = options;
  for (const [name, value] of Object.entries({ port, blockTimeMs, emptyBlockTimeMs })) {
    if (!Number.isInteger(value) || value < 0)
      throw new DevnetError('BAD_OPTION', `${name} must be a whole number`);
  }
  const logger = options.logger ?? pino({ enabled: false });
  if (options.reset === true) await rm(join(dataDir, 'chain'), { recursive: true, force: true });

  const common = createChainCommon();
  const executor = new EthereumjsExecutor(common);
  const store = new ChainStore(dataDir, common);
  const validator = devValidatorAddress().toLowerCase() as Hex;
  const chain = await openChain(store, executor, common, devnetGenesis(), validator);
  const mempool = new Mempool();
  await restoreWaiting(store, mempool, common, chain.head.block.header.gasLimit);

  const now = () => Date.now();
  const arrivals = new Arrivals();
  const application = new ChainApplication(chain, mempool, now, BUILD_TIME_MAX_MS);
  const consensus = new Consensus({
    application,
    validators: new Map([[validator, 1n]]),
    self: validator,
    schedule,
  });
  const hasWork = () => mempool.hasExecutable(chain.nextEnvironment(now()).baseFeePerGas);
  // Pacing follows a clock that nobody sets back.
  const pacer = new BlockPacer({ blockTimeMs, emptyBlockTimeMs }, hasWork, () => performance.now(), schedule);
  mempool.listen({
    added({ hash, raw }) {
      store.keepWaiting(hash, raw);
      arrivals.add(hash);
      pacer.notify();
    },
    dropped: ({ hash }) => store.forgetWaiting(hash),
  });
  chain.onHead(({ number, hash, block }) => {
    const { gasUsed } = block.header;
    logger.debug(
      { number: Number(number), hash, transactions: block.transactions.length, gasUsed: Number(gasUsed) },
      'block',
    );
  });
  const filters = new Filters(now);
  const context = {
    chain,
    store,
    mempool,
    executor,
    common,
    filters,
    arrivals,
    clientVersion: CLIENT_VERSION,
    now,
  };
  const server = await startRpcServer(context, { host, port }, (error, method) =>
    logger.error({ err: error, method }, 'call failed'),
  ).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });

  const headNumber = chain.head.number;
  const blocks = produceBlocks(pacer, consensus);
  let stopping: Promise<void> | undefined;
  const close = () => {
    stopping ??= (async () => {
      pacer.stop();
      await server.close();
      await blocks.catch(() => {});
      await store.close();
    })();
    return stopping;
  };
  const stopped = blocks.catch((error: unknown) => {
    logger.fatal({ err: error }, 'block production failed');
    throw error;
  });
  // Whoever does not wait for `stopped` still gets the failure from the log; it must not crash the host process.
  stopped.catch(() => close());
  return { url: `http://${host}:${server.port}`, port: server.port, headNumber, stopped, close };
}

async function produceBlocks(pacer: BlockPacer, consensus: Consensus): Promise<void> {
  while (await pacer.untilDue()) await consensus.decideNextHeight();
}

const schedule: Schedule = (delayMs, task) => {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
};

/** Takes up the transactions that waited when the node last stopped. Those that became invalid are forgotten. */
async function restoreWaiting(
  store: ChainStore,
  mempool: Mempool,
  common: ReturnType<typeof createChainCommon>,
  blockGasLimit: bigint,
): Promise<void> {
  const waiting = store.waitingTransactions().map((raw) => decodeTransaction(raw, common));
  waiting.sort((a, b) => Number(a.transaction.nonce - b.transaction.nonce));
  await store.readHead(async (state) => {
    for (const decoded of waiting) {
      try {
        mempool.add(decoded, await state.account(decoded.sender), blockGasLimit);
      } catch (error) {
        if (!(error instanceof MempoolError)) throw error;
        store.forgetWaiting(decoded.hash);
      }
    }
  });
}
