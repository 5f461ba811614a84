import { decodeClientOrderId } from '@quantum-chain/contracts';
import { zeroHash } from 'viem';
import { EdgeError } from '../http/edgeError.ts';
import { MARKETS, type Market, marketById } from '../markets/markets.ts';
import { answerFill, answerOrder } from './answers.ts';
import { Book } from './book.ts';
import { draftOrder } from './draftOrder.ts';
import type { CancelReason, Engine, EngineEvent } from './engine.ts';
import { ORDERS_MET_MAX, orderWords, requireBounds, reserveOf } from './orderBounds.ts';
import { refusal } from './refusal.ts';
import type { CanceledAnswer, PlacedAnswer, TestedAnswer } from './schema.ts';
import type { Sequencer } from './sequencer.ts';
import { requireTrader } from './sessions.ts';
import { type Admitted, cancelToJson, orderToJson } from './signedJson.ts';
import type { CancelMessage, OrderMessage } from './signedMessages.ts';
import type { Accounts } from './store/accounts.ts';
import { type FillRow, insertFill, unsettled } from './store/fillStore.ts';
import type { HaltStore } from './store/haltStore.ts';
import {
  expiredOrders,
  findByClientOrderId,
  insertOrder,
  type OrderRow,
  openOrders,
  updateOrder,
} from './store/orderStore.ts';
import { firstRow, type Sql } from './store/sql.ts';
import { keepTrace } from './store/traceStore.ts';
import type { TradeCandles } from './store/tradeCandles.ts';

type Hex = `0x${string}`;

/** Expired orders taken off in one go; the rest waits for the next tick. */
const EXPIRED_PER_TICK = 100;

/** What changed since the feeds were last told. */
export interface DeskChanges {
  fills: FillRow[];
  orders: Map<number, OrderRow>;
  /** Engine indices of accounts whose balances may have moved. */
  accounts: Set<number>;
}

export interface DeskParts {
  engine: Engine;
  sequencer: Sequencer;
  accounts: Accounts;
  halts: HaltStore;
  candles: TradeCandles;
  sql: Sql;
}

/** Takes and cancels orders, and keeps what the engine's events say about orders, fills and books. */
export class OrderDesk {
  readonly books: readonly Book[];
  readonly #parts: DeskParts;
  readonly #open = new Map<number, OrderRow>();
  #changes: DeskChanges = noChanges();

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.books = MARKETS.map((market) => new Book(market));
    for (const order of openOrders(parts.sql)) this.#rest(order);
    for (const book of this.books) book.takeChanges();
    if (this.#open.size !== parts.engine.restingOrders) {
      throw new Error(
        `${this.#open.size} orders are kept as open, but ${parts.engine.restingOrders} rest in the engine`,
      );
    }
  }

  takeChanges(): DeskChanges {
    const changes = this.#changes;
    this.#changes = noChanges();
    return changes;
  }

  /** All orders that rest in a market, in no order. */
  openIn(market: number): OrderRow[] {
    return [...this.#open.values()].filter((order) => order.market === market);
  }

  /** An account's balances moved without an order. */
  noteBalance(account: number): void {
    this.#changes.accounts.add(account);
  }

  /**
   * Takes a signed order, or answers what it answered before.
   * @throws EdgeError with the code of the first thing that is wrong; then nothing has changed.
   */
  place(admitted: Admitted<OrderMessage>, nowMs: number): { placed: PlacedAnswer; replayed: boolean } {
    const { message, digest } = admitted;
    const { sql, sequencer } = this.#parts;
    const known = this.#known(message);
    if (known?.digest === digest) return { placed: JSON.parse(known.result) as PlacedAnswer, replayed: true };
    const { account, market, clientOrderId, signerEndsAt } = this.#requirePlaceable(admitted, known, nowMs);

    const order = draftOrder(admitted, account, clientOrderId, signerEndsAt);
    const { sequence, timeMs, events } = sequencer.append(
      {
        op: 'placeOrder',
        account,
        market: market.id,
        side: order.side,
        orderType: order.type,
        timeInForce: order.time_in_force,
        priceTicks: order.price_ticks,
        quantityLots: order.quantity_lots,
        ref: digest,
      },
      orderToJson(admitted),
      nowMs,
    );
    order.order_id = sequence;
    order.time_ms = timeMs;
    const fills = this.#fold(events, sequence, timeMs, order);
    const placed: PlacedAnswer = {
      order: answerOrder(order, message.account),
      fills: fills.map((fill) => answerFill(unsettled(fill), 'taker', clientOrderId)),
    };
    order.result = JSON.stringify(placed);
    insertOrder(sql, order);
    if (admitted.traceId !== undefined) keepTrace(sql, sequence, admitted.traceId);
    this.#changes.orders.set(order.order_id, order);
    this.#changes.accounts.add(account);
    sequencer.sealIfFull(nowMs);
    return { placed, replayed: false };
  }

  /**
   * Looks at an order as `place` would, and changes nothing.
   * @throws EdgeError with the code that `place` would give.
   */
  test(admitted: Admitted<OrderMessage>, nowMs: number): TestedAnswer {
    const known = this.#known(admitted.message);
    const { market, clientOrderId } = this.#requirePlaceable(admitted, known, nowMs);
    return { wouldBeTaken: true, market: market.symbol, clientOrderId };
  }

  /**
   * Cancels one order or all of a market. Cancelling what has ended before changes nothing and answers an empty list.
   * @throws EdgeError
   */
  cancel(admitted: Admitted<CancelMessage>, nowMs: number): CanceledAnswer {
    const { message, signer, digest } = admitted;
    const { sql, accounts, sequencer } = this.#parts;
    const done = firstRow<{ result: string }>(sql, 'SELECT result FROM cancels WHERE digest = ?', digest);
    if (done) return JSON.parse(done.result) as CanceledAnswer;

    const market = requireMarket(message.marketId);
    const nowSeconds = Math.floor(nowMs / 1000);
    requireInTime(admitted, nowMs);
    requireTrader(sql, message.account, signer, nowSeconds, admitted.ip);
    const account = accounts.indexOf(message.account);
    if (account === undefined) throw new EdgeError('UNKNOWN_ACCOUNT', 'This account has never deposited.');

    const ended =
      message.clientOrderId === zeroHash
        ? this.#cancelAll(account, market.id, digest, cancelToJson(admitted), nowMs)
        : this.#cancelOne(
            account,
            decodeClientOrderId(message.clientOrderId),
            digest,
            cancelToJson(admitted),
            nowMs,
          );
    const answer: CanceledAnswer = {
      canceled: ended.map((order) => answerOrder(order, message.account)),
      sequence: sequencer.sequence,
    };
    sql.exec('DELETE FROM cancels WHERE expiry <= ?', nowSeconds);
    sql.exec('INSERT INTO cancels VALUES (?, ?, ?)', digest, Number(message.expiry), JSON.stringify(answer));
    sequencer.sealIfFull(nowMs);
    return answer;
  }

  /**
   * Cancels for who may cancel without a signature: one order of a market, or all of it. Answers what ended.
   * @throws EdgeError `UNKNOWN_ORDER`
   */
  cancelUnsigned(account: number, market: number, clientOrderId: string | null, nowMs: number): OrderRow[] {
    if (clientOrderId === null) return this.#cancelAll(account, market, zeroHash, null, nowMs);
    return this.#cancelOne(account, clientOrderId, zeroHash, null, nowMs);
  }

  /** Takes everything of an account off all books, on the operator's account: funds are asked for, or a key has ended. */
  withdrawOrders(account: number, nowMs: number, signer?: Hex): void {
    const orders = [...this.#open.values()].filter(
      (order) => order.account === account && (signer === undefined || order.signer === signer),
    );
    for (const order of orders) this.#cancelOrder(order.account, order.order_id, zeroHash, null, nowMs);
  }

  /** Takes orders off that may no longer be matched: the chain would not settle them for long. */
  cancelExpired(nowMs: number): void {
    for (const { orderId, account } of expiredOrders(
      this.#parts.sql,
      Math.floor(nowMs / 1000),
      EXPIRED_PER_TICK,
    )) {
      this.#cancelOrder(account, orderId, zeroHash, null, nowMs);
    }
  }

  /** The order of an account that has this order's name already. */
  #known(message: OrderMessage): OrderRow | undefined {
    const { sql, accounts } = this.#parts;
    const account = accounts.indexOf(message.account);
    return account === undefined
      ? undefined
      : findByClientOrderId(sql, account, decodeClientOrderId(message.clientOrderId));
  }

  #requirePlaceable(admitted: Admitted<OrderMessage>, known: OrderRow | undefined, nowMs: number) {
    const { message, signer } = admitted;
    const clientOrderId = decodeClientOrderId(message.clientOrderId);
    if (known)
      throw new EdgeError(
        'CLIENT_ORDER_ID_REUSED',
        `Another order of this account is called ${clientOrderId}.`,
      );
    const market = requireMarket(message.marketId);
    requireInTime(admitted, nowMs);
    const { sql, accounts } = this.#parts;
    const signerEndsAt = requireTrader(sql, message.account, signer, Math.floor(nowMs / 1000), admitted.ip);
    this.#requireRunning(message.account);
    requireBounds(message, market);
    const account = accounts.indexOf(message.account);
    if (account === undefined) throw new EdgeError('UNKNOWN_ACCOUNT', 'This account has never deposited.');
    this.#requireRoom(message, market);
    this.#requireFunds(message, market, account);
    return { account, market, clientOrderId, signerEndsAt };
  }

  #cancelAll(account: number, market: number, ref: Hex, signed: unknown, nowMs: number): OrderRow[] {
    const mine = [...this.#open.values()].filter(
      (order) => order.account === account && order.market === market,
    );
    if (mine.length === 0) return [];
    const { sequence, timeMs, events } = this.#parts.sequencer.append(
      { op: 'cancelAll', account, market, ref },
      signed,
      nowMs,
    );
    this.#fold(events, sequence, timeMs);
    return mine.filter((order) => order.status === 'canceled');
  }

  #cancelOne(account: number, clientOrderId: string, ref: Hex, signed: unknown, nowMs: number): OrderRow[] {
    const kept = findByClientOrderId(this.#parts.sql, account, clientOrderId);
    if (!kept) throw new EdgeError('UNKNOWN_ORDER', `There is no order ${clientOrderId}.`);
    const order = this.#open.get(kept.order_id);
    if (!order) return [];
    this.#cancelOrder(account, order.order_id, ref, signed, nowMs);
    return [order];
  }

  #cancelOrder(account: number, orderId: number, ref: Hex, signed: unknown, nowMs: number): void {
    const { sequence, timeMs, events } = this.#parts.sequencer.append(
      { op: 'cancelOrder', account, orderId, ref },
      signed,
      nowMs,
    );
    this.#fold(events, sequence, timeMs);
  }

  #requireRunning(account: Hex): void {
    const { halts } = this.#parts;
    if (halts.has('exchange'))
      throw new EdgeError('TRADING_HALTED', 'The operator has halted the exchange; cancels are taken.');
    if (halts.has(account))
      throw new EdgeError('ACCOUNT_HALTED', 'The kill switch of this account is engaged.');
  }

  #requireRoom(message: OrderMessage, market: Market): void {
    const { side } = orderWords(message);
    const limitTicks = Number(message.priceTicks);
    const quantityLots = Number(message.quantityLots);
    // Levels count fast and too many: the last one is rarely taken whole. Only then is each order looked at.
    if (this.#bookOf(market.id).ordersMet(side, limitTicks, quantityLots) <= ORDERS_MET_MAX) return;
    if (this.#ordersMet(market.id, side, limitTicks, quantityLots) <= ORDERS_MET_MAX) return;
    throw new EdgeError(
      'QUANTITY_OUT_OF_RANGE',
      `The order would meet more than ${ORDERS_MET_MAX} others at once: place it in parts.`,
    );
  }

  #ordersMet(market: number, side: 'buy' | 'sell', limitTicks: number, quantityLots: number): number {
    const better = side === 'buy' ? 1 : -1;
    const reached = [...this.#open.values()]
      .filter((order) => order.market === market && order.side !== side)
      .filter((order) => (limitTicks - order.price_ticks) * better >= 0)
      .sort(
        (left, right) => (left.price_ticks - right.price_ticks) * better || left.order_id - right.order_id,
      );
    let left = quantityLots;
    const met = reached.findIndex((order) => {
      left -= order.quantity_lots - order.filled_lots;
      return left <= 0;
    });
    return met < 0 ? reached.length : met + 1;
  }

  #requireFunds(message: OrderMessage, market: Market, account: number): void {
    const { asset, amount } = reserveOf(message, market);
    const { available } = this.#parts.engine.balance(account, asset);
    if (available < amount) {
      throw new EdgeError('INSUFFICIENT_BALANCE', 'The account has less than the order needs.', {
        details: { neededUnits: amount.toString(), availableUnits: available.toString() },
      });
    }
  }

  /** Books a command's events. `taker` is the order that arrives with it, if one does. Answers the command's fills. */
  #fold(events: readonly EngineEvent[], sequence: number, timeMs: number, taker?: OrderRow): FillRow[] {
    const fills: FillRow[] = [];
    for (const event of events) {
      if (event.type === 'trade') fills.push(this.#foldTrade(event, sequence, timeMs, taker));
      else if (event.type === 'rested' && taker) this.#rest(taker);
      else if (event.type === 'filled' && taker && event.orderId === sequence) taker.status = 'filled';
      else if (event.type === 'canceled') this.#foldCanceled(event.orderId, event.reason, sequence, taker);
      else if (event.type === 'rejected') throw refusal(event.reason);
    }
    return fills;
  }

  #foldTrade(
    event: Extract<EngineEvent, { type: 'trade' }>,
    sequence: number,
    timeMs: number,
    taker?: OrderRow,
  ): FillRow {
    const fill: FillRow = {
      trade_id: event.tradeId,
      sequence,
      market: event.market,
      maker_order_id: event.makerOrderId,
      taker_order_id: event.takerOrderId,
      maker_account: event.makerAccount,
      taker_account: event.takerAccount,
      taker_side: event.takerSide,
      price_ticks: event.priceTicks,
      quantity_lots: event.quantityLots,
      maker_fee: event.makerFee.toString(),
      taker_fee: event.takerFee.toString(),
      time_ms: timeMs,
    };
    insertFill(this.#parts.sql, fill);
    this.#parts.candles.add(fill);
    if (taker) taker.filled_lots += event.quantityLots;
    const maker = this.#requireOpen(event.makerOrderId);
    maker.filled_lots += event.quantityLots;
    const gone = event.makerRemainingLots === 0;
    this.#bookOf(maker.market).change(maker.side, maker.price_ticks, -event.quantityLots, gone ? -1 : 0);
    if (gone) this.#end(maker, 'filled', null);
    else this.#note(maker);
    this.#changes.fills.push(fill);
    this.#changes.accounts.add(event.makerAccount).add(event.takerAccount);
    return fill;
  }

  #foldCanceled(orderId: number, reason: CancelReason, sequence: number, taker?: OrderRow): void {
    if (taker && orderId === sequence) {
      taker.status = 'canceled';
      taker.cancel_reason = reason;
      return;
    }
    const order = this.#requireOpen(orderId);
    this.#bookOf(order.market).change(
      order.side,
      order.price_ticks,
      order.filled_lots - order.quantity_lots,
      -1,
    );
    this.#end(order, 'canceled', reason);
    this.#changes.accounts.add(order.account);
  }

  #rest(order: OrderRow): void {
    order.status = 'open';
    this.#open.set(order.order_id, order);
    this.#bookOf(order.market).change(
      order.side,
      order.price_ticks,
      order.quantity_lots - order.filled_lots,
      1,
    );
  }

  #end(order: OrderRow, status: 'filled' | 'canceled', reason: CancelReason | null): void {
    order.status = status;
    order.cancel_reason = reason;
    this.#open.delete(order.order_id);
    this.#note(order);
  }

  #note(order: OrderRow): void {
    updateOrder(this.#parts.sql, order);
    this.#changes.orders.set(order.order_id, order);
  }

  #requireOpen(orderId: number): OrderRow {
    const order = this.#open.get(orderId);
    // The books here and in the engine fold the same events: if they differ, nothing here can be believed.
    if (!order) throw new Error(`the engine touched order ${orderId}, which is not open`);
    return order;
  }

  #bookOf(market: number): Book {
    return this.books[market] as Book;
  }
}

/** @throws EdgeError `ORDER_EXPIRED`, `OUTSIDE_RECV_WINDOW` */
function requireInTime({ message, validUntilMs }: Admitted<{ expiry: bigint }>, nowMs: number): void {
  if (message.expiry <= BigInt(Math.floor(nowMs / 1000)))
    throw new EdgeError('ORDER_EXPIRED', 'The message has expired.');
  if (validUntilMs !== undefined && validUntilMs < nowMs)
    throw new EdgeError('OUTSIDE_RECV_WINDOW', 'The request was longer on its way than it allows.');
}

function requireMarket(id: number): Market {
  const market = marketById(id);
  if (!market) throw new EdgeError('UNKNOWN_MARKET', 'There is no such market.');
  return market;
}

function noChanges(): DeskChanges {
  return { fills: [], orders: new Map(), accounts: new Set() };
}
