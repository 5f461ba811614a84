import { encodeClientOrderId, OrderType, Side, TimeInForce } from '@quantum-chain/contracts';
import { delegationFromJson } from '../sessions.ts';
import type { OrderMessage } from '../signedMessages.ts';
import type { Accounts } from '../store/accounts.ts';
import type { BatchRow } from '../store/batchStore.ts';
import { fillsBetween } from '../store/fillStore.ts';
import { type OrderRow, readOrder } from '../store/orderStore.ts';
import { findSession } from '../store/sessionStore.ts';
import { rows, type Sql } from '../store/sql.ts';
import type { SettlementBatch } from './settlementTarget.ts';

/** Rebuilds a sealed batch from the tables: the same batch however often it is asked for. */
export function buildBatch(
  sql: Sql,
  accounts: Pick<Accounts, 'addressOf'>,
  batch: BatchRow,
): SettlementBatch {
  const orders: OrderRow[] = [];
  const indexOf = (orderId: number): number => {
    const known = orders.findIndex((order) => order.order_id === orderId);
    if (known >= 0) return known;
    const order = readOrder(sql, orderId);
    if (!order) throw new Error(`order ${orderId} was filled and is not kept`);
    return orders.push(order) - 1;
  };
  const fills = fillsBetween(sql, batch.first_sequence, batch.last_sequence).map((fill) => ({
    makerIndex: indexOf(fill.maker_order_id),
    takerIndex: indexOf(fill.taker_order_id),
    priceTicks: BigInt(fill.price_ticks),
    quantityLots: BigInt(fill.quantity_lots),
  }));
  const withdrawals = rows<{ withdrawal_id: number }>(
    sql,
    'SELECT withdrawal_id FROM withdrawals WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
    batch.first_sequence,
    batch.last_sequence,
  );
  return {
    firstSequence: BigInt(batch.first_sequence),
    lastSequence: BigInt(batch.last_sequence),
    commandsRoot: batch.commands_root,
    stateRoot: batch.state_root,
    delegations: delegationsOf(sql, accounts, orders),
    orders: orders.map((order) => ({
      order: messageOf(order, accounts.addressOf(order.account)),
      signature: order.signature,
    })),
    fills,
    withdrawalIds: withdrawals.map(({ withdrawal_id }) => BigInt(withdrawal_id)),
  };
}

/** The delegations that the chain needs to see before it believes these orders' signers. */
function delegationsOf(sql: Sql, accounts: Pick<Accounts, 'addressOf'>, orders: readonly OrderRow[]) {
  const shown = new Map<string, SettlementBatch['delegations'][number]>();
  for (const { account, signer } of orders) {
    const address = accounts.addressOf(account);
    if (signer === address) continue;
    const session = findSession(sql, address, signer);
    if (session && !session.on_chain && session.delegation && session.signature) {
      shown.set(`${address}${signer}`, {
        delegation: delegationFromJson(session.delegation),
        signature: session.signature,
      });
    }
  }
  return [...shown.values()];
}

function messageOf(order: OrderRow, account: `0x${string}`): OrderMessage {
  return {
    account,
    marketId: order.market,
    side: Side[order.side],
    orderType: OrderType[order.type],
    timeInForce: TimeInForce[order.time_in_force],
    priceTicks: BigInt(order.price_ticks),
    quantityLots: BigInt(order.quantity_lots),
    maxFeeBps: order.max_fee_bps,
    expiry: BigInt(order.expiry),
    clientOrderId: encodeClientOrderId(order.client_order_id),
  };
}
