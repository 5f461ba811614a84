import type { Hex, Log, PublicClient } from 'viem';

/** A node answers no more blocks of logs at once. */
const BLOCKS_MAX = 5_000n;

/** All of a contract's logs from `fromBlock` to the head, oldest first. */
export async function readRawLogs(client: PublicClient, address: Hex, fromBlock: bigint): Promise<Log[]> {
  const head = await client.getBlockNumber();
  const pages: Promise<Log[]>[] = [];
  for (let from = fromBlock; from <= head; from += BLOCKS_MAX) {
    const last = from + BLOCKS_MAX - 1n;
    pages.push(client.getLogs({ address, fromBlock: from, toBlock: last < head ? last : head }));
  }
  return (await Promise.all(pages)).flat();
}
