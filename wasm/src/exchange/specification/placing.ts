import type { PlaceOrder, ReplaceOrder } from '../Command.ts';
import type { RejectReason } from '../codes.ts';
import {
  admitOneMore,
  admitReserve,
  admitToBook,
  admitToLevel,
  admitToRest,
  arrive,
  rests,
} from './arriving.ts';
import { reduce } from './matching.ts';
import {
  balanceOf,
  checkPriceAndLots,
  isPrice,
  paidAsset,
  remove,
  type SpecMarket,
  type SpecOrder,
  type State,
  tellCanceled,
  told,
} from './state.ts';

const TIME_MS_MAX = Number.MAX_SAFE_INTEGER;

export function placeOrder(state: State, command: PlaceOrder): RejectReason | undefined {
  if (command.account >= state.addresses.length) return 'unknownAccount';
  const market = state.markets[command.market];
  if (!market) return 'unknownMarket';
  const wrong =
    checkKind(command, state.timestampMs) ??
    checkPriceAndLots(market, command.priceTicks, command.quantityLots);
  if (wrong) return wrong;
  if (market.halted) return 'marketHalted';
  const order = orderOf(command);
  return isConditional(command) ? wait(state, market, order) : comeToBook(state, market, order);
}

function isConditional({ orderType }: PlaceOrder): boolean {
  return orderType !== 'limit' && orderType !== 'market';
}

/** Which types, times in force and flags make sense together. */
function checkKind(command: PlaceOrder, nowMs: number): RejectReason | undefined {
  const { orderType, timeInForce, triggerTicks = 0, expiresAtMs = 0 } = command;
  const isImmediate = timeInForce === 'IOC' || timeInForce === 'FOK';
  const isMarket = orderType === 'market' || orderType.endsWith('Market');
  if (isMarket && !isImmediate) return 'badCommand';
  if (command.postOnly && isImmediate) return 'badCommand';
  if (command.reduceOnly && command.side === 'buy') return 'badCommand';
  if (!isConditional(command) && (triggerTicks !== 0 || command.triggerBy)) return 'badCommand';
  if (timeInForce !== 'GTD' && expiresAtMs !== 0) return 'badCommand';
  if (timeInForce === 'GTD' && (expiresAtMs <= nowMs || expiresAtMs > TIME_MS_MAX)) return 'badTime';
  return isConditional(command) && !isPrice(triggerTicks) ? 'badPrice' : undefined;
}

export function orderOf(command: PlaceOrder): SpecOrder {
  const { account, market, side, orderType, timeInForce, priceTicks } = command;
  return {
    orderId: command.sequence,
    account,
    market,
    side,
    orderType,
    timeInForce,
    priceTicks,
    remainingLots: command.quantityLots,
    postOnly: command.postOnly ?? false,
    reduceOnly: command.reduceOnly ?? false,
    selfTrade: command.selfTrade ?? 'expireTaker',
    quote: false,
    waiting: isConditional(command),
    triggerTicks: command.triggerTicks ?? 0,
    triggerBy: command.triggerBy ?? 'lastTrade',
    expiresAtMs: command.expiresAtMs ?? 0,
    reserveFeeBps: 0,
  };
}

function comeToBook(state: State, market: SpecMarket, order: SpecOrder): RejectReason | undefined {
  const hindrance =
    admitToBook(state, market, order) ??
    (rests(order) ? admitOneMore(state, market, order.account) : undefined) ??
    admitToRest(state, order);
  if (!hindrance) arrive(state, market, order);
  return hindrance;
}

function wait(state: State, market: SpecMarket, order: SpecOrder): RejectReason | undefined {
  const { available } = balanceOf(state, order.account, paidAsset(market, order.side));
  const hindrance =
    admitReserve(market, order, order.reduceOnly ? 2n ** 63n - 1n : available) ??
    admitOneMore(state, market, order.account) ??
    admitToLevel(state, order);
  if (hindrance) return hindrance;
  state.orders.push(order);
  state.events.push({ type: 'waiting', ...told(state, order), triggerTicks: order.triggerTicks });
  return undefined;
}

/** Fewer lots at the same price keep the place; anything else comes to the book as if it were new, or nothing happens. */
export function replaceOrder(state: State, command: ReplaceOrder): RejectReason | undefined {
  const { account, orderId, priceTicks, quantityLots } = command;
  if (account >= state.addresses.length) return 'unknownAccount';
  const order = state.orders.find((one) => one.orderId === orderId && one.account === account);
  if (!order) return 'unknownOrder';
  if (order.waiting) return 'badCommand';
  const market = state.markets[order.market] as SpecMarket;
  const wrong = checkPriceAndLots(market, priceTicks, quantityLots);
  if (wrong) return wrong;
  if (market.halted) return 'marketHalted';
  if (priceTicks === order.priceTicks && quantityLots <= order.remainingLots) {
    reduce(state, order, order.remainingLots - quantityLots, true);
    return undefined;
  }
  const place = state.orders.indexOf(order);
  remove(state, order);
  const changed = { ...order, priceTicks, remainingLots: quantityLots };
  const hindrance = admitToBook(state, market, changed) ?? admitToRest(state, changed);
  if (hindrance) {
    state.orders.splice(place, 0, order);
    return hindrance;
  }
  tellCanceled(state, order, 'replaced', true);
  arrive(state, market, changed);
  return undefined;
}
