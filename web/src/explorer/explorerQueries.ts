import { exchangeAbi, testTokenAbi } from '@quantum-chain/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import type { ChainContext } from '../chain/chainContext.ts';
import { readAccountEvents } from './accountEvents.ts';
import {
  type BlockView,
  callRpc,
  type EventView,
  readBlock,
  readEvents,
  readLatestBlocks,
  readTransaction,
  type TransactionView,
} from './chainData.ts';

const LATEST_BLOCKS = 12;
const LATEST_POLL_MS = 2_000;
const ACCOUNT_POLL_MS = 5_000;
/** A contract's own events are read from this many newest blocks. */
const CONTRACT_BLOCKS = 2_000n;

export interface AccountView {
  address: Hex;
  isContract: boolean;
  codeBytes: number;
  nonce: number;
  /** Wei. */
  qor: bigint;
  /** 6 and 8 decimals; in the wallet and on the exchange. */
  dollars: bigint;
  bitcoin: bigint;
  exchangeDollars: bigint;
  exchangeBitcoin: bigint;
}

export function latestBlocksQuery(chain: ChainContext | undefined) {
  return queryOptions({
    queryKey: ['explorer', 'latest'],
    enabled: chain !== undefined,
    refetchInterval: LATEST_POLL_MS,
    queryFn: () => readLatestBlocks(needed(chain), LATEST_BLOCKS),
  });
}

/** null where there is no such block. */
export function blockQuery(chain: ChainContext | undefined, id: number | Hex) {
  return queryOptions({
    queryKey: ['explorer', 'block', id],
    enabled: chain !== undefined,
    queryFn: async (): Promise<BlockView | null> => (await readBlock(needed(chain), id)) ?? null,
  });
}

/** The transaction, or the block that has this hash; null where there is neither. */
export function hashQuery(chain: ChainContext | undefined, hash: Hex) {
  return queryOptions({
    queryKey: ['explorer', 'hash', hash],
    enabled: chain !== undefined,
    queryFn: async (): Promise<{ transaction: TransactionView } | { block: BlockView } | null> => {
      const transaction = await readTransaction(needed(chain), hash);
      if (transaction) return { transaction };
      const block = await readBlock(needed(chain), hash);
      return block ? { block } : null;
    },
  });
}

export function accountViewQuery(chain: ChainContext | undefined, address: Hex) {
  return queryOptions({
    queryKey: ['explorer', 'account', address],
    enabled: chain !== undefined,
    refetchInterval: ACCOUNT_POLL_MS,
    queryFn: async (): Promise<AccountView> => {
      const known = needed(chain);
      const { contracts, client } = known;
      const token = (at: Hex) =>
        client.readContract({ address: at, abi: testTokenAbi, functionName: 'balanceOf', args: [address] });
      const onExchange = (assetId: number) =>
        client.readContract({
          address: contracts.exchange,
          abi: exchangeAbi,
          functionName: 'balanceOf',
          args: [address, assetId],
        });
      const [code, nonce, qor, dollars, bitcoin, exchangeDollars, exchangeBitcoin] = await Promise.all([
        callRpc<Hex>(known, 'eth_getCode', [address, 'latest']),
        callRpc<Hex>(known, 'eth_getTransactionCount', [address, 'latest']),
        client.getBalance({ address }),
        token(contracts.tUSD),
        token(contracts.tBTC),
        onExchange(0),
        onExchange(1),
      ]);
      const codeBytes = (code.length - 2) / 2;
      return {
        address,
        isContract: codeBytes > 0,
        codeBytes,
        nonce: Number(nonce),
        qor,
        dollars,
        bitcoin,
        exchangeDollars,
        exchangeBitcoin,
      };
    },
  });
}

/** What our contracts said about an account. */
export function accountEventsQuery(chain: ChainContext | undefined, address: Hex | undefined) {
  return queryOptions({
    queryKey: ['explorer', 'accountEvents', address],
    enabled: chain !== undefined && address !== undefined,
    refetchInterval: ACCOUNT_POLL_MS,
    queryFn: (): Promise<EventView[]> => readAccountEvents(needed(chain), address as Hex),
  });
}

/** What a contract itself said in the newest blocks. */
export function contractEventsQuery(chain: ChainContext | undefined, address: Hex, enabled: boolean) {
  return queryOptions({
    queryKey: ['explorer', 'contractEvents', address],
    enabled: chain !== undefined && enabled,
    refetchInterval: ACCOUNT_POLL_MS,
    queryFn: async (): Promise<EventView[]> => {
      const known = needed(chain);
      const head = await known.client.getBlockNumber();
      const from = head > known.fromBlock + CONTRACT_BLOCKS ? head - CONTRACT_BLOCKS : known.fromBlock;
      return readEvents(known, { address, fromBlock: `0x${from.toString(16)}` });
    },
  });
}

function needed(chain: ChainContext | undefined): ChainContext {
  if (!chain) throw new Error('disabled without a chain');
  return chain;
}
