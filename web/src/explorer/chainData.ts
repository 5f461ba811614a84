import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';
import type { RpcHeader } from '../chain/checkHeader.ts';
import type { Decoded } from './decode.ts';

/** What an explorer shows of the chain, in display types; every number was read from the node's JSON-RPC. */
export interface BlockView {
  number: number;
  hash: Hex;
  /** The hash of the header's fields, computed here. */
  computedHash: Hex;
  parentHash: Hex;
  timeMs: number;
  proposer: Hex;
  gasUsed: bigint;
  gasLimit: bigint;
  /** Wei for a unit of gas. */
  baseFee: bigint;
  stateRoot: Hex;
  transactions: readonly TransactionBrief[];
}

export interface TransactionBrief {
  hash: Hex;
  blockNumber: number;
  from: Hex;
  /** null where it makes a contract. */
  to: Hex | null;
  /** Wei of QOR. */
  value: bigint;
  input: Hex;
  call: Decoded | undefined;
}

export interface EventView {
  key: string;
  address: Hex;
  blockNumber: number;
  transaction: Hex;
  topics: readonly Hex[];
  data: Hex;
  decoded: Decoded | undefined;
}

export interface TransactionView extends TransactionBrief {
  succeeded: boolean;
  nonce: number;
  gasLimit: bigint;
  gasUsed: bigint;
  /** Wei. */
  fee: bigint;
  createdContract: Hex | null;
  events: readonly EventView[];
}

export type Rpc = Record<string, unknown>;
type RpcTransaction = Record<'hash' | 'from' | 'value' | 'input' | 'blockNumber' | 'nonce' | 'gas', Hex> & {
  to: Hex | null;
};
interface RpcLog {
  address: Hex;
  topics: Hex[];
  data: Hex;
  blockNumber: Hex;
  transactionHash: Hex;
  logIndex: Hex;
}
type RpcBlock = RpcHeader &
  Record<'timestamp' | 'miner' | 'gasUsed' | 'gasLimit' | 'stateRoot', Hex> & {
    baseFeePerGas?: Hex;
    transactions: RpcTransaction[];
  };

/** A JSON-RPC method by its name, whatever viem's types know of it. */
export function callRpc<T>(chain: ChainContext, method: string, params: readonly unknown[]): Promise<T> {
  return chain.client.request({ method, params } as never) as Promise<T>;
}

/** @param id a height, a hash, or `latest`; undefined where the node has no such block. */
export async function readBlock(
  chain: ChainContext,
  id: number | Hex | 'latest',
): Promise<BlockView | undefined> {
  const byHash = typeof id === 'string' && id !== 'latest';
  const block = await callRpc<RpcBlock | null>(
    chain,
    byHash ? 'eth_getBlockByHash' : 'eth_getBlockByNumber',
    [typeof id === 'number' ? `0x${id.toString(16)}` : id, true],
  );
  if (!block) return undefined;
  const [{ hashHeader }, decode] = await Promise.all([
    import('../chain/checkHeader.ts'),
    import('./decode.ts'),
  ]);
  return {
    number: Number(block.number),
    hash: block.hash,
    computedHash: hashHeader(block).hash,
    parentHash: block.parentHash,
    timeMs: Number(block.timestamp) * 1_000,
    proposer: block.miner,
    gasUsed: BigInt(block.gasUsed),
    gasLimit: BigInt(block.gasLimit),
    baseFee: BigInt(block.baseFeePerGas ?? '0x0'),
    stateRoot: block.stateRoot,
    transactions: block.transactions.map((transaction) => briefOf(transaction, decode.decodeCall)),
  };
}

/** The newest blocks, newest first. */
export async function readLatestBlocks(chain: ChainContext, count: number): Promise<BlockView[]> {
  const head = await readBlock(chain, 'latest');
  if (!head) return [];
  const numbers = Array.from({ length: count - 1 }, (_, index) => head.number - 1 - index);
  const before = await Promise.all(
    numbers.filter((number) => number >= 0).map((number) => readBlock(chain, number)),
  );
  return [head, ...before.filter((block) => block !== undefined)];
}

/** undefined where the node has no such transaction. */
export async function readTransaction(chain: ChainContext, hash: Hex): Promise<TransactionView | undefined> {
  const [transaction, receipt] = await Promise.all([
    callRpc<RpcTransaction | null>(chain, 'eth_getTransactionByHash', [hash]),
    callRpc<
      | (Record<'status' | 'gasUsed' | 'effectiveGasPrice', Hex> & {
          contractAddress: Hex | null;
          logs: RpcLog[];
        })
      | null
    >(chain, 'eth_getTransactionReceipt', [hash]),
  ]);
  if (!transaction || !receipt) return undefined;
  const { decodeCall, decodeEvent } = await import('./decode.ts');
  return {
    ...briefOf(transaction, decodeCall),
    succeeded: receipt.status === '0x1',
    nonce: Number(transaction.nonce),
    gasLimit: BigInt(transaction.gas),
    gasUsed: BigInt(receipt.gasUsed),
    fee: BigInt(receipt.gasUsed) * BigInt(receipt.effectiveGasPrice),
    createdContract: receipt.contractAddress,
    events: receipt.logs.map((log) => eventOf(log, decodeEvent)),
  };
}

/** Logs that a filter of `eth_getLogs` finds, newest first. */
export async function readEvents(chain: ChainContext, filter: Rpc): Promise<EventView[]> {
  const logs = await callRpc<RpcLog[]>(chain, 'eth_getLogs', [
    { fromBlock: `0x${chain.fromBlock.toString(16)}`, toBlock: 'latest', ...filter },
  ]);
  const { decodeEvent } = await import('./decode.ts');
  return logs.map((log) => eventOf(log, decodeEvent)).reverse();
}

function briefOf(transaction: RpcTransaction, decode: (data: Hex) => Decoded | undefined): TransactionBrief {
  const { hash, from, to, value, input, blockNumber } = transaction;
  return {
    hash,
    from,
    to,
    input,
    value: BigInt(value),
    blockNumber: Number(blockNumber),
    call: to === null || input === '0x' ? undefined : decode(input),
  };
}

function eventOf(log: RpcLog, decode: (log: RpcLog) => Decoded | undefined): EventView {
  return {
    key: `${log.transactionHash} ${log.logIndex}`,
    address: log.address,
    blockNumber: Number(log.blockNumber),
    transaction: log.transactionHash,
    topics: log.topics,
    data: log.data,
    decoded: decode(log),
  };
}
