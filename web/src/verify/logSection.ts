import { exchangeAbi } from '@quantum-chain/contracts';
import { type Exchange, loadExchange, loadHash } from '@quantum-chain/wasm';
import { concat, type Hex, keccak256 } from 'viem';
import { balanceRows } from './balanceRows.ts';
import { type CheckRow, compared } from './CheckRow.ts';
import { checkBatch } from './checkBatches.ts';
import { checkSignatures } from './checkSignatures.ts';
import { type BatchWithBlock, type ChainRecord, readChainBatches, readFills } from './readBatches.ts';
import { COMMANDS_MAX, readRows } from './readRecords.ts';
import { commandOf, LogReplay } from './replayLog.ts';
import type { ReplayedLog, VerifyContext } from './VerifyContext.ts';

const NO_REF: Hex = `0x${'0'.repeat(64)}`;
const TRADE_SCOPE_SECONDS_NEVER = 0n;

/** Replays the log through the newest batches and compares each with the chain; then the balances after the last. */
export async function* checkLog(
  context: VerifyContext,
  keep: (log: ReplayedLog) => void,
): AsyncGenerator<CheckRow> {
  const { edge, chain, contracts, signal } = context;
  const chainBatches = await readChainBatches(chain, contracts.exchange);
  if (chainBatches.length === 0) {
    yield { section: 'log', kind: 'nothingYet', values: {}, ours: '–', theirs: '–', state: 'unchecked' };
    return;
  }
  const exchange = await loadExchange();
  const { afterSequence, row } = await startState(context, exchange, chainBatches);
  if (row) yield row;
  if (row?.state === 'differs') return;
  const wanted = chainBatches.filter((batch) => batch.firstSequence > afterSequence);
  const batches = await readFills(chain, contracts.exchange, edge, wanted);
  const records = new Map<number, Uint8Array>();
  const digestOf = await orderDigests(context, records, afterSequence);
  const replay = new LogReplay(exchange, await loadHash(), digestOf);
  for (const batch of batches) {
    signal.throwIfAborted();
    const rows = await readRows(edge, batch, signal);
    for (const [sequence, { record }] of rows) records.set(sequence, record);
    const replayed = replay.run(batch, records);
    yield* checkBatch(batch, replayed);
    if (replayed.failure) return;
    const values = { batch: batch.batchId, first: batch.firstSequence, last: batch.lastSequence };
    yield await checkSignatures([...rows.values()], signingContext(context, exchange), values);
  }
  keep({ records });
  const last = batches.at(-1);
  if (last) yield* balancesAfter(context, exchange, last);
}

/**
 * Where the replay begins: at nothing, at a snapshot of the edge whose hash the chain holds as a state root, or else after
 * everything before the first batch, whose outcome the chain holds too. A snapshot that the chain does not know is not used.
 */
async function startState(
  context: VerifyContext,
  exchange: Exchange,
  batches: readonly ChainRecord[],
): Promise<{ afterSequence: number; row?: CheckRow }> {
  const { edge, chain, contracts, signal } = context;
  const first = batches[0];
  if (!first || first.firstSequence === 1) return { afterSequence: 0 };
  const before = await chain.readContract({
    address: contracts.exchange,
    abi: exchangeAbi,
    functionName: 'batch',
    args: [BigInt(first.batchId - 1)],
  });
  const roots = new Map<number, Hex>([[Number(before.lastSequence), before.stateRoot]]);
  for (const batch of batches) roots.set(batch.lastSequence, batch.stateRoot);
  const snapshots = (await edge.snapshots()).filter(({ sequence }) => roots.has(sequence));
  const oldest = snapshots.toSorted((a, b) => a.sequence - b.sequence)[0];
  if (oldest) {
    const bytes = await edge.snapshot(oldest.sequence);
    const values = { sequence: oldest.sequence };
    const row = compared('log', 'snapshot', values, keccak256(bytes), roots.get(oldest.sequence) as Hex);
    if (row.state === 'equal') exchange.restore(bytes);
    return { afterSequence: oldest.sequence, row };
  }
  const lastSequence = first.firstSequence - 1;
  const rows = await readRows(edge, { firstSequence: 1, lastSequence }, signal);
  exchange.replayRecords(concat([...rows.values()].map(({ record }) => record)));
  return {
    afterSequence: lastSequence,
    row: compared('log', 'snapshot', { sequence: lastSequence }, exchange.stateHash(), before.stateRoot),
  };
}

/** Names orders by their digest: from the replayed rows, and from older rows where such an order still rests. */
async function orderDigests(
  { edge, signal }: VerifyContext,
  records: Map<number, Uint8Array>,
  afterSequence: number,
) {
  const older = new Map<number, Hex>();
  if (afterSequence > 0) {
    // Resting orders are named by their sequence; their rows lie before the snapshot.
    const firstSequence = Math.max(1, afterSequence - COMMANDS_MAX);
    for (const [sequence, { record }] of await readRows(
      edge,
      { firstSequence, lastSequence: afterSequence },
      signal,
    )) {
      const command = commandOf(record);
      if (command?.op === 'placeOrder') older.set(sequence, command.ref);
    }
  }
  return (orderId: number): Hex => {
    const command = commandOf(records.get(orderId));
    return command?.op === 'placeOrder' ? command.ref : (older.get(orderId) ?? NO_REF);
  };
}

/** Who may sign for whom is asked of the chain once for each pair. */
function signingContext({ chain, contracts }: VerifyContext, exchange: Exchange) {
  const known = new Map<string, Promise<boolean>>();
  return {
    chainId: contracts.chainId,
    exchange: contracts.exchange,
    addressOf: (account: number) => exchange.addressOf(account),
    mayTrade: (account: Hex, signer: Hex) => {
      const pair = `${account}${signer}`;
      const asked =
        known.get(pair) ??
        chain
          .readContract({
            address: contracts.exchange,
            abi: exchangeAbi,
            functionName: 'sessionKey',
            args: [account, signer],
          })
          .then((key) => key.tradeExpiry !== TRADE_SCOPE_SECONDS_NEVER);
      known.set(pair, asked);
      return asked;
    },
  };
}

async function* balancesAfter(
  context: VerifyContext,
  exchange: Exchange,
  last: BatchWithBlock,
): AsyncGenerator<CheckRow> {
  if (last.blockNumber === null) return;
  yield* balanceRows(context, exchange, last.blockNumber);
}
