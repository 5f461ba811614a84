import { exchangeAbi } from '@quantum-chain/contracts';
import type { EdgeClient } from '@quantum-chain/edge/client';
import { type Address, type Hex, type PublicClient, parseEventLogs } from 'viem';
import type { ChainBatch, ChainFill } from './checkBatches.ts';

/** Newest batches that one run looks at. */
const BATCHES_MAX = 60;
const PARALLEL_READS = 20;
/** The edge names so many batches at once; newer ones than those that are checked may be on their way. */
const NAMED_MAX = 500;

export interface BatchWithBlock extends ChainBatch {
  /** Block of its transaction, where that was found. */
  blockNumber: bigint | null;
}

/** A batch as the contract keeps it. */
export interface ChainRecord {
  batchId: number;
  firstSequence: number;
  lastSequence: number;
  commandsRoot: Hex;
  stateRoot: Hex;
}

/** The newest batches, ascending. */
export async function readChainBatches(client: PublicClient, exchange: Address): Promise<ChainRecord[]> {
  const contract = { address: exchange, abi: exchangeAbi } as const;
  const lastId = Number(await client.readContract({ ...contract, functionName: 'lastBatchId' }));
  const firstId = Math.max(1, lastId - BATCHES_MAX + 1);
  const ids = Array.from({ length: Math.max(0, lastId - firstId + 1) }, (_, index) => firstId + index);
  const records: ChainRecord[] = [];
  for (let start = 0; start < ids.length; start += PARALLEL_READS) {
    const page = await Promise.all(
      ids.slice(start, start + PARALLEL_READS).map(async (batchId) => {
        const batch = await client.readContract({
          ...contract,
          functionName: 'batch',
          args: [BigInt(batchId)],
        });
        return {
          batchId,
          firstSequence: Number(batch.firstSequence),
          lastSequence: Number(batch.lastSequence),
          commandsRoot: batch.commandsRoot,
          stateRoot: batch.stateRoot,
        };
      }),
    );
    records.push(...page);
  }
  return records;
}

/** Adds the fills of each batch, from the receipt of the transaction that the edge names: it must hold that very batch. */
export async function readFills(
  client: PublicClient,
  exchange: Address,
  edge: EdgeClient,
  records: readonly ChainRecord[],
): Promise<BatchWithBlock[]> {
  const named = await edge.batches({ limit: NAMED_MAX });
  const transactions = new Map(named.map((batch) => [batch.firstSequence, batch.transaction]));
  const batches: BatchWithBlock[] = [];
  for (const record of records) {
    const transaction = transactions.get(record.firstSequence);
    batches.push({
      ...record,
      ...(await receiptFills(client, exchange, transaction ?? null, record.batchId)),
    });
  }
  return batches;
}

async function receiptFills(
  client: PublicClient,
  exchange: Address,
  transaction: Hex | null,
  batchId: number,
): Promise<{ fills: ChainFill[] | null; blockNumber: bigint | null }> {
  const receipt = transaction
    ? await client.getTransactionReceipt({ hash: transaction }).catch(() => null)
    : null;
  if (!receipt) return { fills: null, blockNumber: null };
  const logs = receipt.logs.filter((log) => log.address.toLowerCase() === exchange.toLowerCase());
  const settled = parseEventLogs({ abi: exchangeAbi, eventName: 'BatchSettled', logs });
  if (!settled.some((event) => Number(event.args.batchId) === batchId))
    return { fills: null, blockNumber: null };
  const fills = parseEventLogs({ abi: exchangeAbi, eventName: 'FillSettled', logs }).map(({ args }) => ({
    makerDigest: args.makerOrderDigest,
    takerDigest: args.takerOrderDigest,
    market: args.marketId,
    priceTicks: Number(args.priceTicks),
    quantityLots: Number(args.quantityLots),
    makerFee: args.makerFee,
    takerFee: args.takerFee,
  }));
  return { fills, blockNumber: receipt.blockNumber };
}
