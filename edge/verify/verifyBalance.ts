import { exchangeAbi } from '@quantum-chain/contracts';
import { formatDecimal } from '@quantum-chain/edge/client';
import { decodeCommand } from '@quantum-chain/wasm';
import { type Hex, hexToBytes, isAddress } from 'viem';
import type { Check } from './check.ts';
import type { PublicData } from './publicData.ts';
import { batchesBetween, Replay } from './Replay.ts';

/** Refunds come into the log as deposits too; their `ref` has the highest bit set. */
const REFUND_REF = 1n << 255n;

/**
 * An account's balances after the newest batch on chain, by replay from the beginning, against what the contract holds for it
 * at that batch's block: free and locked together. A deposit that was on chain by then and not in the log yet is counted.
 */
export async function* verifyBalance(data: PublicData, address: string): AsyncGenerator<Check> {
  if (!isAddress(address, { strict: false })) throw new Error(`${address} is no address`);
  const last = await data.batch(await data.lastBatchId());
  const replay = await Replay.from(data, 0);
  let lastDeposit = 0n;
  for (const batch of await batchesBetween(data, 0, last)) {
    const { checks, rows } = await replay.run(batch);
    yield* checks;
    lastDeposit = rows.map(({ record }) => depositIdOf(record)).reduce(later, lastDeposit);
  }
  const { engine } = replay;
  const account = engine.accountOf(address.toLowerCase() as Hex);
  const markets = await data.edge.markets();
  const assets = new Map(
    markets.flatMap(({ baseAsset, quoteAsset }) => [baseAsset, quoteAsset].map((asset) => [asset.id, asset])),
  );
  const blockNumber = await blockOf(data, last.firstSequence);
  for (const { id, symbol, decimals } of assets.values()) {
    const balance = account === undefined ? undefined : engine.balance(account, id);
    const arriving = await depositsAfter(data, lastDeposit, { address, asset: id, blockNumber });
    const ours = (balance ? balance.available + balance.reserved : 0n) + arriving;
    const theirs = await onChain(data, address, id, blockNumber);
    yield {
      says: `${symbol} after batch ${last.batchId}`,
      ours: formatDecimal(ours, decimals),
      theirs: formatDecimal(theirs, decimals),
    };
  }
}

const later = (left: bigint, right: bigint) => (right > left ? right : left);

/** 0 for a command that brings no deposit. */
function depositIdOf(record: Hex): bigint {
  const command = decodeCommand(hexToBytes(record));
  const id = command.op === 'deposit' ? BigInt(command.ref) : 0n;
  return id < REFUND_REF ? id : 0n;
}

async function depositsAfter(
  { chain, exchange }: PublicData,
  lastDeposit: bigint,
  { address, asset, blockNumber }: { address: Hex; asset: number; blockNumber: bigint },
): Promise<bigint> {
  const events = await chain.getContractEvents({
    address: exchange,
    abi: exchangeAbi,
    eventName: 'Deposited',
    args: { account: address, assetId: asset },
    fromBlock: 0n,
    toBlock: blockNumber,
    strict: true,
  });
  return events
    .filter(({ args }) => args.depositId > lastDeposit)
    .reduce((sum, { args }) => sum + args.amount, 0n);
}

async function onChain(data: PublicData, address: Hex, asset: number, blockNumber: bigint): Promise<bigint> {
  const contract = { address: data.exchange, abi: exchangeAbi, args: [address, asset], blockNumber } as const;
  const [free, locked] = await Promise.all([
    data.chain.readContract({ ...contract, functionName: 'balanceOf' }),
    data.chain.readContract({ ...contract, functionName: 'lockedOf' }),
  ]);
  return free + locked;
}

/** The block of a batch's own event: the chain says it, not the edge. */
async function blockOf(data: PublicData, firstSequence: number): Promise<bigint> {
  const named = (await data.edge.batches({ limit: 500 })).find(
    (batch) => batch.firstSequence === firstSequence,
  );
  if (!named?.transaction)
    throw new Error(`the edge does not name the transaction of batch ${firstSequence}`);
  const receipt = await data.chain.getTransactionReceipt({ hash: named.transaction });
  return receipt.blockNumber;
}
