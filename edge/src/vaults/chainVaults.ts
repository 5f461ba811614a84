import {
  exchangeAbi,
  modelVaultAbi,
  modelVaultFactoryAbi,
  RedeemState,
  testTokenAbi,
} from '@quantum-chain/contracts';
import type { PublicClient } from 'viem';
import type { KnownVault } from './vaultStore.ts';

type Hex = `0x${string}`;

/** A model that wants more vaults than this is not traded for beyond it. */
const VAULTS_MAX = 500;
const VAULTS_PER_READ = 50;
/** Requests of one vault that are looked after at a time; later ones follow when these are paid. */
const OPEN_REQUESTS_MAX = 50;
const INVESTORS_PER_DISTRIBUTION_MAX = 50;
/** The node answers no more blocks of logs at once. */
const LOG_BLOCKS_MAX = 5_000n;

/** Vaults that the factory made after the first `known`, oldest first. */
export async function readNewVaults(
  client: PublicClient,
  factory: Hex,
  known: number,
): Promise<KnownVault[]> {
  const room = Math.min(VAULTS_PER_READ, VAULTS_MAX - known);
  if (room <= 0) return [];
  const addresses = await client.readContract({
    address: factory,
    abi: modelVaultFactoryAbi,
    functionName: 'vaults',
    args: [BigInt(known), BigInt(room)],
  });
  return Promise.all(
    addresses.map(async (address) => {
      const contract = { address, abi: modelVaultAbi } as const;
      const [terms, trader] = await Promise.all([
        client.readContract({ ...contract, functionName: 'terms' }),
        client.readContract({ ...contract, functionName: 'trader' }),
      ]);
      return {
        address: address.toLowerCase() as Hex,
        modelId: terms.modelId.toLowerCase() as Hex,
        trader: trader.toLowerCase() as Hex,
      };
    }),
  );
}

export interface OpenRedeem {
  requestId: bigint;
  state: 'requested' | 'processed';
  /** Shares still in the vault while requested. */
  shares: bigint;
  /** What is owed once processed. */
  assets: bigint;
}

/** A vault's requests from `firstId` on that are not yet paid, oldest first, and the id from which to look next time. */
export async function readOpenRedeems(
  client: PublicClient,
  vault: Hex,
  firstId: bigint,
): Promise<{ open: OpenRedeem[]; nextFirstId: bigint }> {
  const contract = { address: vault, abi: modelVaultAbi } as const;
  const lastId = await client.readContract({ ...contract, functionName: 'lastRequestId' });
  const open: OpenRedeem[] = [];
  let nextFirstId = firstId;
  for (let requestId = firstId; requestId <= lastId && open.length < OPEN_REQUESTS_MAX; requestId++) {
    const request = await client.readContract({
      ...contract,
      functionName: 'redeemRequest',
      args: [requestId],
    });
    if (request.state === RedeemState.claimed) {
      if (requestId === nextFirstId) nextFirstId = requestId + 1n;
      continue;
    }
    open.push({
      requestId,
      state: request.state === RedeemState.requested ? 'requested' : 'processed',
      shares: request.shares,
      assets: request.assets,
    });
  }
  return { open, nextFirstId };
}

/** Those who ever received shares of a vault in these blocks; the newest block looked at comes with them. */
export async function readInvestors(
  client: PublicClient,
  vault: Hex,
  fromBlock: bigint,
): Promise<{ investors: Hex[]; toBlock: bigint }> {
  const head = await client.getBlockNumber({ cacheTime: 0 });
  const toBlock = head - fromBlock > LOG_BLOCKS_MAX ? fromBlock + LOG_BLOCKS_MAX : head;
  if (toBlock < fromBlock) return { investors: [], toBlock: fromBlock - 1n };
  const events = await client.getContractEvents({
    address: vault,
    abi: modelVaultAbi,
    eventName: 'Transfer',
    fromBlock,
    toBlock,
  });
  const receivers = events.flatMap((event) => (event.args.to ? [event.args.to.toLowerCase() as Hex] : []));
  return { investors: [...new Set(receivers)].filter((receiver) => receiver !== vault), toBlock };
}

/** Which of these would pay a fee now: above their mark, and not shared with too lately. */
export async function readInvestorsInProfit(
  client: PublicClient,
  vault: Hex,
  investors: readonly Hex[],
): Promise<Hex[]> {
  const contract = { address: vault, abi: modelVaultAbi } as const;
  const [price, terms, block] = await Promise.all([
    client.readContract({ ...contract, functionName: 'sharePrice' }),
    client.readContract({ ...contract, functionName: 'terms' }),
    client.getBlock(),
  ]);
  const inProfit: Hex[] = [];
  for (const investor of investors) {
    if (inProfit.length >= INVESTORS_PER_DISTRIBUTION_MAX) break;
    // The platform's shares are fees already, and it would be paying them to itself.
    if (investor === terms.treasury.toLowerCase()) continue;
    const [mark, shares, lastAt] = await Promise.all([
      client.readContract({ ...contract, functionName: 'highWaterMark', args: [investor] }),
      client.readContract({ ...contract, functionName: 'balanceOf', args: [investor] }),
      client.readContract({ ...contract, functionName: 'lastDistributionAt', args: [investor] }),
    ]);
    const rested = lastAt === 0n || block.timestamp >= lastAt + terms.distributionIntervalSeconds;
    if (shares > 0n && price > mark && rested) inProfit.push(investor);
  }
  return inProfit;
}

/** What a vault holds on chain, which is what its contract pays from: the edge may know of sales that have not settled. */
export async function readHoldings(
  client: PublicClient,
  vault: Hex,
  contracts: { exchange: Hex; tUSD: Hex },
  baseAssetId: number,
): Promise<{ baseUnits: bigint; dollarsHere: bigint }> {
  const [baseUnits, dollarsHere] = await Promise.all([
    client.readContract({
      address: contracts.exchange,
      abi: exchangeAbi,
      functionName: 'balanceOf',
      args: [vault, baseAssetId],
    }),
    client.readContract({
      address: contracts.tUSD,
      abi: testTokenAbi,
      functionName: 'balanceOf',
      args: [vault],
    }),
  ]);
  return { baseUnits, dollarsHere };
}
