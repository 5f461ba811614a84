import { exchangeAbi } from '@quantum-chain/contracts';
import { type Hex, type PublicClient, parseEventLogs } from 'viem';
import type { ChainEvent } from './chainEvents.ts';

/** A node answers so many blocks of logs at once without complaint. */
const BLOCKS_PER_READ = 2_000;

const lower = (address: string) => address.toLowerCase() as Hex;

/**
 * Reads what the exchange contract said after a block.
 * @returns the events in the chain's order and the block they reach to; undefined where there is no newer block.
 */
export async function readChainEvents(
  client: PublicClient,
  exchange: Hex,
  afterBlock: number,
): Promise<{ events: ChainEvent[]; block: number } | undefined> {
  const head = Number(await client.getBlockNumber({ cacheTime: 0 }));
  if (head <= afterBlock) return undefined;
  const block = Math.min(head, afterBlock + BLOCKS_PER_READ);
  const logs = await client.getLogs({
    address: exchange,
    fromBlock: BigInt(afterBlock + 1),
    toBlock: BigInt(block),
  });
  const parsed = parseEventLogs({ abi: exchangeAbi, logs, strict: true });
  return { events: parsed.flatMap((log) => toChainEvent(log) ?? []), block };
}

type ExchangeLog = ReturnType<typeof parseEventLogs<typeof exchangeAbi, true>>[number];

function toChainEvent(log: ExchangeLog): ChainEvent | undefined {
  switch (log.eventName) {
    case 'Deposited':
      return {
        type: 'deposited',
        depositId: Number(log.args.depositId),
        account: lower(log.args.account),
        asset: log.args.assetId,
        amount: log.args.amount,
      };
    case 'WithdrawalRequested':
      return {
        type: 'withdrawalRequested',
        withdrawalId: Number(log.args.withdrawalId),
        account: lower(log.args.account),
        asset: log.args.assetId,
        amount: log.args.amount,
      };
    case 'WithdrawalPaid':
      return { type: 'withdrawalPaid', withdrawalId: Number(log.args.withdrawalId), amount: log.args.amount };
    case 'SessionKeyAuthorized':
      return {
        type: 'sessionAuthorized',
        account: lower(log.args.account),
        sessionKey: lower(log.args.sessionKey),
        scopes: log.args.scopes,
        expiry: Number(log.args.expiry),
      };
    case 'SessionKeyRevoked':
      return {
        type: 'sessionRevoked',
        account: lower(log.args.account),
        sessionKey: lower(log.args.sessionKey),
      };
    default:
      return undefined;
  }
}
