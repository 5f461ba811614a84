import type { CancelAfter, CancelAll, CancelOrder } from '../Command.ts';
import type { RejectReason } from '../codes.ts';
import { byAge, cancel, type State } from './state.ts';

export function cancelOrder(state: State, { account, orderId }: CancelOrder): RejectReason | undefined {
  if (account >= state.addresses.length) return 'unknownAccount';
  const order = state.orders.find((one) => one.orderId === orderId && one.account === account);
  if (!order) return 'unknownOrder';
  cancel(state, order, 'requested');
  return undefined;
}

export function cancelAll(state: State, { account, market }: CancelAll): RejectReason | undefined {
  if (account >= state.addresses.length) return 'unknownAccount';
  if (market >= state.markets.length) return 'unknownMarket';
  const own = state.orders.filter((order) => order.account === account && order.market === market);
  for (const order of own.sort(byAge)) cancel(state, order, 'requested');
  return undefined;
}

/** Arms the account's dead man's switch anew, or disarms it with 0. */
export function cancelAfter(state: State, { account, deadlineMs }: CancelAfter): RejectReason | undefined {
  if (account >= state.addresses.length) return 'unknownAccount';
  if (deadlineMs !== 0 && deadlineMs <= state.timestampMs) return 'badTime';
  state.deadlines[account] = deadlineMs;
  state.events.push({ type: 'deadlineSet', sequence: state.sequence, account, deadlineMs });
  return undefined;
}

/** Ends what has run out by now: earliest first, at one time orders by id and then accounts by number. */
export function expire(state: State): void {
  for (;;) {
    const orders = state.orders.filter(({ expiresAtMs }) => expiresAtMs !== 0);
    const [order] = orders.sort((a, b) => a.expiresAtMs - b.expiresAtMs || a.orderId - b.orderId);
    const deadlineMs = Math.min(...state.deadlines.map((deadline) => deadline || Number.POSITIVE_INFINITY));
    const orderMs = order?.expiresAtMs ?? Number.POSITIVE_INFINITY;
    if (Math.min(orderMs, deadlineMs) > state.timestampMs) return;
    if (order && orderMs <= deadlineMs) cancel(state, order, 'expired');
    else switchOff(state, state.deadlines.indexOf(deadlineMs));
  }
}

function switchOff(state: State, account: number): void {
  state.deadlines[account] = 0;
  const own = state.orders.filter((order) => order.account === account);
  for (const order of own.sort(byAge)) cancel(state, order, 'deadMansSwitch');
}
