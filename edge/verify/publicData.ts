import { exchangeAbi } from '@quantum-chain/contracts';
import { createEdgeClient, type EdgeClient, type LogRowAnswer } from '@quantum-chain/edge/client';
import { createPublicClient, type Hex, http, type PublicClient } from 'viem';

const LOG_PAGE = 1_000;

/** A batch as the contract keeps it. */
export interface ChainBatch {
  batchId: number;
  firstSequence: number;
  lastSequence: number;
  commandsRoot: Hex;
  stateRoot: Hex;
}

/** What anybody may read: the chain, which decides, and the edge, which hands out the log. */
export interface PublicData {
  edge: EdgeClient;
  chain: PublicClient;
  chainId: number;
  exchange: Hex;
  rpcUrl: string;
  batch(batchId: number): Promise<ChainBatch>;
  /** The newest batch on chain; 0 for none. */
  lastBatchId(): Promise<number>;
  /** Rows `first`…`last` of the log, ascending. @throws Error where the edge hands out others */
  log(first: number, last: number): Promise<LogRowAnswer[]>;
}

/** @throws Error where neither the caller nor the edge says which chain and contract */
export async function openPublicData(options: {
  edge: string;
  rpc?: string | undefined;
  exchange?: string | undefined;
}): Promise<PublicData> {
  const edge = createEdgeClient({ baseUrl: options.edge });
  const config = await edge.config();
  const rpcUrl = options.rpc ?? config.rpcUrl;
  const exchange = (options.exchange ?? config.deployment?.exchange) as Hex | undefined;
  if (!rpcUrl || !exchange) throw new Error('this edge runs without a chain: give --rpc and --exchange');
  const chain = createPublicClient({ transport: http(rpcUrl) });
  const contract = { address: exchange, abi: exchangeAbi } as const;
  return {
    edge,
    chain,
    chainId: await chain.getChainId(),
    exchange,
    rpcUrl,
    async batch(batchId) {
      const kept = await chain.readContract({ ...contract, functionName: 'batch', args: [BigInt(batchId)] });
      const { commandsRoot, stateRoot } = kept;
      const [firstSequence, lastSequence] = [Number(kept.firstSequence), Number(kept.lastSequence)];
      return { batchId, firstSequence, lastSequence, commandsRoot, stateRoot };
    },
    lastBatchId: async () => Number(await chain.readContract({ ...contract, functionName: 'lastBatchId' })),
    log: (first, last) => readLog(edge, first, last),
  };
}

async function readLog(edge: EdgeClient, first: number, last: number): Promise<LogRowAnswer[]> {
  const read: LogRowAnswer[] = [];
  while (first + read.length <= last) {
    const from = first + read.length;
    const { rows } = await edge.log(from, Math.min(LOG_PAGE, last - from + 1));
    const whole = rows.length > 0 && rows.every(({ sequence }, index) => sequence === from + index);
    if (!whole) throw new Error(`the edge does not hand out the commands from ${from} on`);
    read.push(...rows);
  }
  return read;
}
