import type {
  AccountSnapshot,
  AccountUpdate,
  BalanceAnswer,
  FillAnswer,
  OrderAnswer,
} from '@quantum-chain/edge/client';
import { EdgeApiError } from '@quantum-chain/edge/client';
import { queryOptions } from '@tanstack/react-query';
import { edge } from '../edge/edge.ts';

/** An account on the exchange as the edge has it. */
export interface ExchangeAccount {
  balances: readonly BalanceAnswer[];
  /** By id, newest first when listed. */
  orders: ReadonlyMap<number, OrderAnswer>;
  /** Newest first. One trade gives two fills where both orders are one's own. */
  fills: readonly FillAnswer[];
}

const EMPTY: ExchangeAccount = { balances: [], orders: new Map(), fills: [] };
/** Older ones are in the log. */
const FILLS_MAX = 500;
const ORDERS_MAX = 500;

export function accountQuery(address: string | undefined) {
  return queryOptions({
    queryKey: ['exchange', 'account', address],
    enabled: address !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // Maps are compared by identity; the stream replaces what changed.
    structuralSharing: false,
    queryFn: () => readAccount(address ?? ''),
  });
}

async function readAccount(address: string): Promise<ExchangeAccount> {
  try {
    const [{ balances }, orders, fills] = await Promise.all([
      edge.balances(address),
      edge.orders(address, { limit: ORDERS_MAX }),
      edge.fills(address, { limit: FILLS_MAX }),
    ]);
    return { balances, orders: byId(orders), fills };
  } catch (error) {
    // Whoever has never deposited has no account, which is not a failure.
    if (error instanceof EdgeApiError && (error.code === 'UNKNOWN_ACCOUNT' || error.status === 404))
      return EMPTY;
    throw error;
  }
}

/** The account after a message of the stream. A snapshot's orders are the open ones; a fill comes again when it settles. */
export function applyAccountMessage(
  account: ExchangeAccount | undefined,
  message: AccountSnapshot | AccountUpdate,
): ExchangeAccount {
  const before = account ?? EMPTY;
  const orders = new Map([...before.orders, ...byId(message.orders)]);
  if (message.type === 'snapshot') return { ...before, balances: message.balances, orders };
  const changed = new Map(message.balances.map((balance) => [balance.asset, balance]));
  const known = before.balances.map((balance) => changed.get(balance.asset) ?? balance);
  const added = message.balances.filter(
    ({ asset }) => !before.balances.some((balance) => balance.asset === asset),
  );
  const fresh = new Set(message.fills.map(fillKey));
  const fills = [...message.fills, ...before.fills.filter((fill) => !fresh.has(fillKey(fill)))]
    .sort((left, right) => right.tradeId - left.tradeId)
    .slice(0, FILLS_MAX);
  return { balances: [...known, ...added], orders, fills };
}

/** Identifies a fill: its trade and its order. */
export function fillKey(fill: Pick<FillAnswer, 'tradeId' | 'orderId'>): string {
  return `${fill.tradeId}:${fill.orderId}`;
}

export function openOrders(account: ExchangeAccount): OrderAnswer[] {
  return [...account.orders.values()]
    .filter(({ status }) => status === 'open')
    .sort((left, right) => right.orderId - left.orderId);
}

function byId(orders: readonly OrderAnswer[]): Map<number, OrderAnswer> {
  return new Map(orders.map((order) => [order.orderId, order]));
}
