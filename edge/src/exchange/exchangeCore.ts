import { EdgeError } from '../http/edgeError.ts';
import { formatDecimal } from '../markets/decimal.ts';
import { ASSETS, MARKETS, type Market } from '../markets/markets.ts';
import { answerFill, answerOrder, answerTrade } from './answers.ts';
import type { FillProofAnswer } from './auditSchema.ts';
import type { Book } from './book.ts';
import type { ChainEvent } from './chainEvents.ts';
import type { HaltMessage } from './edgeMessages.ts';
import type { Engine } from './engine.ts';
import { proveFill } from './fillProof.ts';
import { keepHalt } from './halts.ts';
import { ledgerOf } from './ledger.ts';
import { answerBookOrder, answerTradeCandle, byPriority, tickerOf } from './marketData.ts';
import type {
  BookOrdersAnswer,
  TickerAnswer,
  TradeCandlesAnswer,
  TradeCandlesQuery,
} from './marketSchema.ts';
import { type DeskChanges, OrderDesk, type OrderNameMessage } from './orderDesk.ts';
import { DOWNLOAD_ROWS_MAX, type LedgerAnswer, type Report } from './reportSchema.ts';
import type {
  BalanceAnswer,
  BalancesAnswer,
  BookAnswer,
  CanceledAnswer,
  FillAnswer,
  OrderAnswer,
  ResumeAnswer,
  SessionAnswer,
  TradeAnswer,
} from './schema.ts';
import { Sequencer } from './sequencer.ts';
import { isKeyOf, listSessions, openSession, requireReader, revokeSession } from './sessions.ts';
import type { Admitted } from './signedJson.ts';
import type { CancelMessage, Delegation, OrderMessage, Revocation } from './signedMessages.ts';
import { Accounts } from './store/accounts.ts';
import { lastSettledSequence, pendingBatchCount } from './store/batchStore.ts';
import { fillsAfter, fillsOf, recentFills, type SettledFillRow } from './store/fillStore.ts';
import { HaltStore } from './store/haltStore.ts';
import { findOrder, ordersAfter, ordersOf, readOrder } from './store/orderStore.ts';
import { findSession, keepAllowedIps } from './store/sessionStore.ts';
import type { Sql } from './store/sql.ts';
import { createTables } from './store/tables.ts';
import { readTradeCandles, TradeCandles } from './store/tradeCandles.ts';
import { Treasurer } from './treasurer.ts';

type Hex = `0x${string}`;

export type ReportRow = FillAnswer | LedgerAnswer['entries'][number] | OrderAnswer;

/** What one resume tells at most of each kind; whoever missed more reads pages. */
const RESUMED_MAX = 500;
/** A page that has no `before` begins here. */
const NEWEST = Number.MAX_SAFE_INTEGER;
/** What waits for a batch without being money waits this long. */
const SEAL_AFTER_MS = 10_000;

/**
 * The exchange without a host: engine, log, tables. Everything that changes runs inside the caller's transaction, which also
 * holds `flush`; nothing of it may be told before that has ended.
 */
export class ExchangeCore {
  readonly sequencer: Sequencer;
  readonly treasurer: Treasurer;
  readonly desk: OrderDesk;
  readonly halts: HaltStore;
  readonly #engine: Engine;
  readonly #sql: Sql;
  readonly #accounts: Accounts;
  readonly #candles: TradeCandles;
  readonly #endedSessions: Pick<Revocation, 'account' | 'sessionKey'>[] = [];
  #unsealedSinceMs: number | undefined;
  #hashed: { sequence: number; hash: Hex } | undefined;

  /** Recovers from the newest snapshot and the log, or begins a log. @throws StateMismatch */
  constructor(engine: Engine, sql: Sql, feeAccount: Hex, nowMs: number) {
    createTables(sql);
    this.#engine = engine;
    this.#sql = sql;
    this.#accounts = new Accounts(sql);
    this.halts = new HaltStore(sql);
    this.#candles = new TradeCandles(sql);
    this.sequencer = new Sequencer(engine, sql);
    if (this.sequencer.sequence === 0) this.#begin(feeAccount, nowMs);
    const parts = {
      engine,
      sql,
      accounts: this.#accounts,
      sequencer: this.sequencer,
      halts: this.halts,
      candles: this.#candles,
    };
    this.desk = new OrderDesk(parts);
    this.treasurer = new Treasurer({ ...parts, desk: this.desk });
  }

  place(admitted: Admitted<OrderMessage>, nowMs: number) {
    return this.desk.place(admitted, nowMs);
  }

  test(admitted: Admitted<OrderMessage>, nowMs: number) {
    return this.desk.test(admitted, nowMs);
  }

  cancel(admitted: Admitted<CancelMessage>, nowMs: number) {
    return this.desk.cancel(admitted, nowMs);
  }

  openSession(delegation: Delegation, signature: Hex, nowMs: number): SessionAnswer {
    return openSession(this.#sql, delegation, signature, Math.floor(nowMs / 1000));
  }

  /** A halt; engaging an account's takes its orders off the books as well. @throws EdgeError */
  halt(message: HaltMessage, signer: Hex, operator: Hex | undefined, nowMs: number): void {
    keepHalt(this.halts, this.#sql, message, { signer, operator, nowMs });
    const account = message.engaged ? this.#accounts.indexOf(message.scope as Hex) : undefined;
    if (account !== undefined) this.desk.withdrawOrders(account, nowMs);
  }

  /** Cancels by a key that cannot sign; the log shows it as the operator's. @throws EdgeError */
  cancelUnsigned(address: Hex, market: Market, clientOrderId: string | null, nowMs: number): CanceledAnswer {
    const account = this.#accounts.indexOf(address);
    if (account === undefined) throw new EdgeError('UNKNOWN_ACCOUNT', 'This account has never deposited.');
    const ended = this.desk.cancelUnsigned(account, market.id, clientOrderId, nowMs);
    return {
      canceled: ended.map((order) => answerOrder(order, address)),
      sequence: this.sequencer.sequence,
    };
  }

  /** Where a session key may be used from. @throws EdgeError `SESSION_UNKNOWN` */
  limitSession(account: Hex, sessionKey: Hex, allowed: readonly string[]): void {
    if (!findSession(this.#sql, account, sessionKey))
      throw new EdgeError('SESSION_UNKNOWN', `${sessionKey} is no session key of ${account}.`);
    keepAllowedIps(this.#sql, account, sessionKey, allowed);
  }

  /** Whether a signer speaks for an account at all. */
  isKeyOf(account: Hex, signer: Hex): boolean {
    return isKeyOf(this.#sql, account, signer);
  }

  sessions(account: Hex) {
    return listSessions(this.#sql, account);
  }

  /** Until when a signer may read what is private, in Unix seconds. @throws EdgeError */
  requireReader(account: Hex, signer: Hex, nowMs: number, ip?: string): number {
    return requireReader(this.#sql, account, signer, Math.floor(nowMs / 1_000), ip);
  }

  /** What an account's reader missed after a sequence: where it stands, what was placed and filled since. */
  resume(address: Hex, afterSequence: number): ResumeAnswer {
    const account = this.#accounts.indexOf(address);
    const fills = account === undefined ? [] : fillsAfter(this.#sql, account, afterSequence, RESUMED_MAX + 1);
    const placed =
      account === undefined ? [] : ordersAfter(this.#sql, account, afterSequence, RESUMED_MAX + 1);
    const shown = fills.slice(0, RESUMED_MAX);
    return {
      seq: this.sequencer.sequence,
      lastSettledSequence: lastSettledSequence(this.#sql),
      balances: this.balancesOf(address),
      open: this.orders(address, true, RESUMED_MAX),
      placed: placed.slice(0, RESUMED_MAX).map((order) => answerOrder(order, address)),
      fills: account === undefined ? [] : shown.map((fill) => this.fillFor(fill, account)),
      complete: fills.length <= RESUMED_MAX && placed.length <= RESUMED_MAX,
    };
  }

  /** A revoked key ends at once: its resting orders leave the books. */
  revokeSession({ account, sessionKey }: Revocation, nowMs: number): SessionAnswer {
    const session = revokeSession(this.#sql, account, sessionKey, 'signed');
    this.#endedSessions.push({ account, sessionKey });
    const index = this.#accounts.indexOf(account);
    if (index !== undefined) this.desk.withdrawOrders(index, nowMs, sessionKey);
    return session;
  }

  applyChain(events: readonly ChainEvent[], block: number, nowMs: number): void {
    for (const event of events) if (event.type === 'sessionRevoked') this.#endedSessions.push(event);
    this.treasurer.apply(events, block, nowMs);
  }

  /** What time does: orders expire, batches become due. */
  tick(nowMs: number): void {
    this.desk.cancelExpired(nowMs);
    if (!this.sequencer.hasUnsealed) {
      this.#unsealedSinceMs = undefined;
      return;
    }
    this.#unsealedSinceMs ??= nowMs;
    // One batch is on its way at a time: while it is, the next one grows, so that a slow chain gets larger batches, not more.
    const chainIsFree = pendingBatchCount(this.#sql) === 0;
    const aged = nowMs - this.#unsealedSinceMs >= SEAL_AFTER_MS;
    const due = chainIsFree && (this.sequencer.hasUnsealedMoney || aged);
    if (!due) return;
    this.sequencer.seal(nowMs);
    this.#unsealedSinceMs = undefined;
  }

  /** Looks up at once the orders that a group is about to name. */
  prepare(named: readonly OrderNameMessage[]): void {
    if (named.length > 0) this.desk.prepare(named);
  }

  flush(): void {
    this.#candles.flush();
    // The log begins before there is a desk.
    this.desk?.flush();
    this.sequencer.flush();
  }

  /** Session keys that ended since the last call: their readers must hear of it at once. */
  takeEndedSessions(): Pick<Revocation, 'account' | 'sessionKey'>[] {
    return this.#endedSessions.splice(0);
  }

  takeChanges(): DeskChanges {
    return this.desk.takeChanges();
  }

  /** Hashing serialises the whole state, so it is done once for each sequence that somebody asks about. */
  stateHash(): Hex {
    const { sequence } = this.sequencer;
    if (this.#hashed?.sequence !== sequence) this.#hashed = { sequence, hash: this.#engine.stateHash() };
    return this.#hashed.hash;
  }

  get recordBytes(): number {
    return this.#engine.recordBytes;
  }

  /** @throws EdgeError `UNKNOWN_FILL`, `NOT_SETTLED` */
  proveFill(tradeId: number): FillProofAnswer {
    return proveFill(this.#sql, this.#engine, tradeId);
  }

  addressOf(account: number): Hex {
    return this.#accounts.addressOf(account);
  }

  bookOf(market: Market): Book {
    return this.desk.books[market.id] as Book;
  }

  book(market: Market, depth: number): BookAnswer {
    const book = this.bookOf(market);
    return {
      market: market.symbol,
      seq: this.sequencer.sequence,
      bids: book.side('buy', depth),
      asks: book.side('sell', depth),
      checksum: book.checksum(),
    };
  }

  /** Every resting order, without its owner: each side in the order in which it would be filled. */
  bookOrders(market: Market): BookOrdersAnswer {
    const resting = this.desk.openIn(market.id).sort(byPriority);
    const sides = (['buy', 'sell'] as const).flatMap((side) =>
      resting.filter((order) => order.side === side),
    );
    return {
      market: market.symbol,
      seq: this.sequencer.sequence,
      orders: sides.map((order) => answerBookOrder(order, market)),
    };
  }

  ticker(market: Market, nowMs: number): TickerAnswer {
    return tickerOf(this.#sql, market, this.bookOf(market), this.sequencer.sequence, nowMs);
  }

  tradeCandles(market: Market, { interval, ...range }: TradeCandlesQuery): TradeCandlesAnswer {
    const rows = readTradeCandles(this.#sql, market.id, interval, range);
    const candles = rows.map((row) => answerTradeCandle(row, market));
    return { market: market.symbol, interval, candles };
  }

  trades(market: Market, limit: number, before = NEWEST): TradeAnswer[] {
    return recentFills(this.#sql, market.id, before, limit).map(answerTrade);
  }

  balances(address: Hex): BalancesAnswer {
    return { address, sequence: this.sequencer.sequence, balances: this.balancesOf(address) };
  }

  /** An address that has never deposited has nothing of everything. */
  balancesOf(address: Hex): BalanceAnswer[] {
    const account = this.#accounts.indexOf(address);
    return ASSETS.map((asset) => {
      const { available, reserved } =
        account === undefined ? { available: 0n, reserved: 0n } : this.#engine.balance(account, asset.id);
      return {
        asset: asset.symbol,
        total: formatDecimal(available + reserved, asset.decimals),
        available: formatDecimal(available, asset.decimals),
        reserved: formatDecimal(reserved, asset.decimals),
      };
    });
  }

  orders(address: Hex, openOnly: boolean, limit: number, before = NEWEST): OrderAnswer[] {
    const account = this.#accounts.indexOf(address);
    if (account === undefined) return [];
    return ordersOf(this.#sql, account, openOnly, before, limit).map((order) => answerOrder(order, address));
  }

  /** @throws EdgeError `UNKNOWN_ORDER` */
  order(address: Hex, clientOrderId: string): OrderAnswer {
    const account = this.#accounts.indexOf(address);
    const order = account === undefined ? undefined : findOrder(this.#sql, { account, clientOrderId });
    if (!order) throw new EdgeError('UNKNOWN_ORDER', `There is no order ${clientOrderId}.`);
    return answerOrder(order, address);
  }

  fills(address: Hex, limit: number, before = NEWEST): FillAnswer[] {
    const account = this.#accounts.indexOf(address);
    if (account === undefined) return [];
    return fillsOf(this.#sql, account, before, limit).map((fill) => this.fillFor(fill, account));
  }

  ledger(address: Hex, limit: number, before = NEWEST): LedgerAnswer {
    const account = this.#accounts.indexOf(address);
    return account === undefined ? { entries: [], next: null } : ledgerOf(this.#sql, account, before, limit);
  }

  /** Rows of a download, newest first, and where the next one begins. */
  report(address: Hex, report: Report, before = NEWEST): { rows: ReportRow[]; next: number | null } {
    if (report === 'ledger') {
      const { entries, next } = this.ledger(address, DOWNLOAD_ROWS_MAX, before);
      return { rows: entries, next };
    }
    if (report === 'orders') {
      const rows = this.orders(address, false, DOWNLOAD_ROWS_MAX, before);
      return { rows, next: rows.length < DOWNLOAD_ROWS_MAX ? null : (rows.at(-1)?.orderId ?? null) };
    }
    const rows = this.fills(address, DOWNLOAD_ROWS_MAX, before);
    return { rows, next: rows.length < DOWNLOAD_ROWS_MAX ? null : (rows.at(-1)?.tradeId ?? null) };
  }

  /** One account's side of a fill. Nobody trades with itself, so there is only one. */
  fillFor(fill: SettledFillRow, account: number): FillAnswer {
    const liquidity = fill.taker_account === account ? 'taker' : 'maker';
    const order = readOrder(this.#sql, liquidity === 'taker' ? fill.taker_order_id : fill.maker_order_id);
    return answerFill(fill, liquidity, order?.client_order_id ?? '');
  }

  #begin(feeAccount: Hex, nowMs: number): void {
    this.sequencer.append({ op: 'openAccount', account: 0, address: feeAccount }, null, nowMs);
    this.#accounts.add(0, feeAccount);
    for (const market of MARKETS) {
      this.sequencer.append(
        {
          op: 'listMarket',
          market: market.id,
          baseAsset: market.baseAsset.id,
          quoteAsset: market.quoteAsset.id,
          baseUnitsPerLot: BigInt(market.baseUnitsPerLot),
          quoteUnitsPerTickLot: BigInt(market.quoteUnitsPerTickLot),
          makerFeeBps: market.makerFeeBps,
          takerFeeBps: market.takerFeeBps,
          feeAccount: 0,
        },
        null,
        nowMs,
      );
    }
    this.flush();
  }
}
