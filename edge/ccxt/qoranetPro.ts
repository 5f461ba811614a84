import type { Balances, Dict, Int, OHLCV, Order, OrderBook, Str, Ticker, Trade } from 'ccxt';
import ccxt from 'ccxt';
import { applyDelta, type BookState, bookFrom } from '../client/bookReader.ts';
import type { BookDelta, BookSnapshot, StreamMessage } from '../client/index.ts';
import { QoraNet } from './qoranet.ts';

/** As much of ccxt's socket client as is used here. */
interface SocketClient {
  send(message: unknown): Promise<unknown>;
  resolve(result: unknown, messageHash: string): void;
  reject(error: Error, messageHash: string): void;
}

type Message = Extract<StreamMessage, { channel: string }>;

const KEPT_MAX = 1_000;

/** The exchange for ccxt with `watch…`: books are checked by sequence and checksum, and end in `ChecksumError` where they do not agree. */
export class QoraNetPro extends QoraNet {
  readonly #books = new Map<string, BookState>();
  readonly #tradeLists = new Map<string, Trade[]>();

  override describe() {
    return this.deepExtend(super.describe(), {
      pro: true,
      has: {
        ws: true,
        watchBalance: true,
        watchMyTrades: true,
        watchOHLCV: true,
        watchOrderBook: true,
        watchOrders: true,
        watchTicker: true,
        watchTrades: true,
      },
    });
  }

  override async watchOrderBook(symbol: string, limit?: Int): Promise<OrderBook> {
    const market = await this.marketOf(symbol);
    const state = (await this.#watch(`book.${market.id}`)) as BookState;
    const depth = limit ?? state.bids.length + state.asks.length;
    const book = { bids: state.bids.slice(0, depth), asks: state.asks.slice(0, depth) };
    return { ...this.parseOrderBook(book, market.symbol), nonce: state.seq };
  }

  override async watchTrades(symbol: string, since?: Int, limit?: Int): Promise<Trade[]> {
    const market = await this.marketOf(symbol);
    const trades = (await this.#watch(`trades.${market.id}`)) as Trade[];
    return this.filterBySinceLimit(trades, since, limit, 'timestamp', true) as Trade[];
  }

  override async watchTicker(symbol: string): Promise<Ticker> {
    const market = await this.marketOf(symbol);
    return this.parseTicker((await this.#watch(`ticker.${market.id}`)) as Dict, market);
  }

  override async watchOHLCV(symbol: string, timeframe = '1m', since?: Int, limit?: Int): Promise<OHLCV[]> {
    const market = await this.marketOf(symbol);
    const candles = (await this.#watch(`candles.${market.id}.${timeframe}`)) as Dict[];
    return this.parseOHLCVs(candles, market, timeframe, since, limit);
  }

  override async watchOrders(symbol?: Str, since?: Int, limit?: Int): Promise<Order[]> {
    const orders = (await this.#watchAccount('orders')) as Dict[];
    return this.parseOrders(orders, symbol === undefined ? undefined : this.market(symbol), since, limit);
  }

  override async watchMyTrades(symbol?: Str, since?: Int, limit?: Int): Promise<Trade[]> {
    const fills = (await this.#watchAccount('fills')) as Dict[];
    return this.parseTrades(fills, symbol === undefined ? undefined : this.market(symbol), since, limit);
  }

  override async watchBalance(): Promise<Balances> {
    return this.parseBalance({ balances: (await this.#watchAccount('balances')) as Dict[] });
  }

  override handleMessage(client: SocketClient, message: StreamMessage): void {
    if ('channel' in message) this.#handle(client, message);
    else if (message.op === 'ping') void client.send({ op: 'pong', id: message.id });
    else if (message.op === 'error') this.#failAll(client, `${message.error.code}: ${message.error.message}`);
  }

  #handle(client: SocketClient, message: Message): void {
    const { channel } = message;
    if ('bids' in message) this.#handleBook(client, message);
    else if ('trades' in message)
      client.resolve(this.#foldTrades(channel, message.trades as unknown as Dict[]), channel);
    else if ('ticker' in message) client.resolve(message.ticker, channel);
    else if ('candles' in message) client.resolve(message.candles, channel);
    else if ('balances' in message && message.type !== 'resumed') {
      client.resolve(message.balances, `${channel}.balances`);
      if (message.orders.length > 0) client.resolve(message.orders, `${channel}.orders`);
      if ('fills' in message && message.fills.length > 0) client.resolve(message.fills, `${channel}.fills`);
    }
  }

  #handleBook(client: SocketClient, message: BookSnapshot | BookDelta): void {
    const { channel } = message;
    const known = this.#books.get(channel);
    const next = message.type === 'snapshot' ? bookFrom(message) : known && applyDelta(known, message);
    if (next === 'gap') {
      this.#books.delete(channel);
      client.reject(new ccxt.ChecksumError(`${this.id} ${channel} lost its place`), channel);
      void client.send({ op: 'subscribe', channels: [channel] });
    } else if (next && next !== known) {
      this.#books.set(channel, next);
      client.resolve(next, channel);
    }
  }

  #foldTrades(channel: string, raw: Dict[]): Trade[] {
    const known = new Map((this.#tradeLists.get(channel) ?? []).map((trade) => [trade.id, trade]));
    const market = this.safeMarket(channel.slice('trades.'.length), undefined, '-');
    for (const trade of [...raw].reverse()) known.set(String(trade.tradeId), this.parseTrade(trade, market));
    const trades = [...known.values()].slice(-KEPT_MAX);
    this.#tradeLists.set(channel, trades);
    return trades;
  }

  #failAll(client: SocketClient, text: string): void {
    for (const channel of this.#books.keys())
      client.reject(new ccxt.ExchangeError(`${this.id} ${text}`), channel);
  }

  async #watchAccount(kind: 'orders' | 'fills' | 'balances'): Promise<unknown> {
    await this.loadMarkets();
    const channel = `account.${this.walletAddress.toLowerCase()}`;
    return this.#watch(channel, `${channel}.${kind}`);
  }

  async #watch(channel: string, messageHash = channel): Promise<unknown> {
    const url = `${String(this.urls.api.public).replace(/^http/, 'ws')}/stream`;
    // What ccxt wants before it opens a socket without TLS.
    if (url.startsWith('ws://')) await this.loadHttpProxyAgent();
    return this.watch(url, messageHash, { op: 'subscribe', channels: [channel] }, channel);
  }
}
