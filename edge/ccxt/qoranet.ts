import type {
  Balances,
  Currencies,
  Dict,
  Int,
  LedgerEntry,
  Market,
  Num,
  OHLCV,
  Order,
  OrderBook,
  OrderSide,
  OrderType,
  Str,
  Ticker,
  Trade,
  TradingFees,
  Transaction,
} from 'ccxt';
import ccxt, { Exchange, Precise } from 'ccxt';
import { privateKeyToAccount } from 'viem/accounts';
import { type MarketAnswer, type SigningDomain, signCancel, signOrder } from '../client/index.ts';

type Hex = `0x${string}`;

const ORDER_LIFETIME_SECONDS = 30 * 86_400;
/** A market order without a price of its own accepts this much worse than the best price. */
const MARKET_SLIPPAGE = '0.05';
const PAGE_MAX = 500;

/**
 * The exchange for ccxt, REST. `walletAddress` is the account, `privateKey` the session key (or the wallet's own) that signs
 * orders. An order's id is its `clientOrderId`: it names the order for good, so a repeated `createOrder` with the same id
 * gives the first order again.
 * @example
 * const exchange = new QoraNet({ urls: { api: { public: 'http://127.0.0.1:8787/v1' } }, walletAddress, privateKey });
 * await exchange.createOrder('BTC/USD', 'limit', 'buy', 0.01, 9000);
 */
export class QoraNet extends Exchange {
  #domain: SigningDomain | undefined;

  override describe() {
    return this.deepExtend(super.describe(), {
      id: 'qoranet',
      name: 'QoraNet',
      countries: [],
      version: 'v1',
      // Of the edge's weight of 200 a second for each address.
      rateLimit: 5,
      certified: false,
      pro: false,
      has: {
        CORS: true,
        spot: true,
        margin: false,
        swap: false,
        future: false,
        option: false,
        cancelAllOrders: true,
        cancelOrder: true,
        createOrder: true,
        fetchBalance: true,
        fetchClosedOrders: true,
        fetchCurrencies: true,
        fetchDeposits: true,
        fetchLedger: true,
        fetchMarkets: true,
        fetchMyTrades: true,
        fetchOHLCV: true,
        fetchOpenOrders: true,
        fetchOrder: true,
        fetchOrderBook: true,
        fetchOrders: true,
        fetchTicker: true,
        fetchTrades: true,
        fetchTradingFees: true,
        fetchWithdrawals: true,
        withdraw: false,
      },
      timeframes: {
        '1m': '1m',
        '3m': '3m',
        '5m': '5m',
        '15m': '15m',
        '30m': '30m',
        '1h': '1h',
        '2h': '2h',
        '4h': '4h',
        '6h': '6h',
        '12h': '12h',
        '1d': '1d',
        '1w': '1w',
      },
      urls: { api: { public: 'http://127.0.0.1:8787/v1' }, www: '', doc: [] },
      requiredCredentials: { apiKey: false, secret: false, walletAddress: true, privateKey: true },
      precisionMode: ccxt.TICK_SIZE,
      exceptions: {
        exact: {
          ACCOUNT_HALTED: ccxt.AccountSuspended,
          BOOK_FULL: ccxt.ExchangeNotAvailable,
          CHAIN_UNAVAILABLE: ccxt.ExchangeNotAvailable,
          CLIENT_ORDER_ID_REUSED: ccxt.DuplicateOrderId,
          INSUFFICIENT_BALANCE: ccxt.InsufficientFunds,
          INTERNAL: ccxt.ExchangeError,
          INVALID_REQUEST: ccxt.BadRequest,
          IP_NOT_ALLOWED: ccxt.PermissionDenied,
          NOT_FOUND: ccxt.BadRequest,
          ORDER_EXPIRED: ccxt.InvalidOrder,
          OUTSIDE_RECV_WINDOW: ccxt.InvalidNonce,
          PRICE_OUT_OF_RANGE: ccxt.InvalidOrder,
          PRICE_OUT_OF_TICK: ccxt.InvalidOrder,
          QUANTITY_OUT_OF_LOT: ccxt.InvalidOrder,
          QUANTITY_OUT_OF_RANGE: ccxt.InvalidOrder,
          RATE_LIMITED: ccxt.RateLimitExceeded,
          SESSION_EXPIRED: ccxt.AuthenticationError,
          SESSION_SCOPE: ccxt.PermissionDenied,
          SESSION_UNKNOWN: ccxt.AuthenticationError,
          SIGNATURE_INVALID: ccxt.AuthenticationError,
          SIGNATURE_MISSING: ccxt.AuthenticationError,
          TRADING_HALTED: ccxt.OnMaintenance,
          UNKNOWN_ACCOUNT: ccxt.AuthenticationError,
          UNKNOWN_MARKET: ccxt.BadSymbol,
          UNKNOWN_ORDER: ccxt.OrderNotFound,
        },
        broad: {},
      },
    });
  }

  override sign(path: string, _api: unknown = 'public', method = 'GET', params: Dict = {}): Dict {
    const url = `${this.urls.api.public}/${path}`;
    if (method !== 'GET')
      return { url, method, headers: { 'content-type': 'application/json' }, body: this.json(params) };
    const search = Object.keys(params).length > 0 ? `?${this.urlencode(params)}` : '';
    return { url: `${url}${search}`, method };
  }

  override handleErrors(
    _code: number,
    _reason: string,
    _url: string,
    _method: string,
    _headers: Dict,
    _body: string,
    response: { error?: { code: string; message: string } } | undefined,
  ): undefined {
    const error = response?.error;
    if (!error) return undefined;
    const text = `${this.id} ${error.code}: ${error.message}`;
    this.throwExactlyMatchedException(this.exceptions.exact, error.code, text);
    throw new ccxt.ExchangeError(text);
  }

  // Markets

  override async fetchMarkets(): Promise<Market[]> {
    const { markets } = await this.get<{ markets: MarketAnswer[] }>('markets');
    return markets.map((market) => this.parseMarket(market as unknown as Dict));
  }

  override parseMarket(raw: Dict): Market {
    const market = raw as unknown as MarketAnswer;
    const [base = '', quote = ''] = market.symbol.split('-');
    const fee = (bps: number) => bps / 10_000;
    return this.safeMarketStructure({
      id: market.symbol,
      symbol: `${base}/${quote}`,
      base,
      quote,
      baseId: market.baseAsset.symbol,
      quoteId: market.quoteAsset.symbol,
      type: 'spot',
      spot: true,
      active: true,
      maker: fee(market.makerFeeBps),
      taker: fee(market.takerFeeBps),
      precision: { price: Number(market.tickSize), amount: Number(market.lotSize) },
      limits: {
        amount: { min: Number(market.lotSize), max: Number(market.maxQuantity) },
        price: { min: Number(market.tickSize), max: Number(market.maxPrice) },
        cost: { min: Number(market.minRestingNotional) },
      },
      info: market,
    });
  }

  override async fetchCurrencies(): Promise<Currencies> {
    const { markets } = await this.get<{ markets: MarketAnswer[] }>('markets');
    const currencies: Currencies = {};
    for (const { symbol, baseAsset, quoteAsset } of markets) {
      const codes = symbol.split('-');
      for (const [index, asset] of [baseAsset, quoteAsset].entries()) {
        const code = codes[index] ?? asset.symbol;
        const precision = 10 ** -asset.decimals;
        currencies[code] = this.safeCurrencyStructure({
          id: asset.symbol,
          code,
          precision,
          active: true,
          info: asset,
        });
      }
    }
    return currencies;
  }

  override async fetchTicker(symbol: string): Promise<Ticker> {
    const market = await this.marketOf(symbol);
    return this.parseTicker(await this.get<Dict>(`markets/${market.id}/ticker`), market);
  }

  override parseTicker(ticker: Dict, market?: Market): Ticker {
    const [bid, bidVolume] = ticker.bid ?? [];
    const [ask, askVolume] = ticker.ask ?? [];
    return this.safeTicker(
      {
        symbol: this.safeSymbol(ticker.market, market, '-'),
        timestamp: ticker.timeMs,
        datetime: this.iso8601(ticker.timeMs),
        bid,
        bidVolume,
        ask,
        askVolume,
        last: ticker.last,
        open: ticker.open,
        high: ticker.high,
        low: ticker.low,
        baseVolume: ticker.volume,
        quoteVolume: ticker.quoteVolume,
        info: ticker,
      },
      market,
    );
  }

  override async fetchOrderBook(symbol: string, limit?: Int): Promise<OrderBook> {
    const market = await this.marketOf(symbol);
    const book = await this.get<Dict>(
      `markets/${market.id}/book`,
      limit === undefined ? {} : { depth: limit },
    );
    return { ...this.parseOrderBook(book, market.symbol), nonce: book.seq };
  }

  override async fetchTrades(symbol: string, since?: Int, limit?: Int): Promise<Trade[]> {
    const market = await this.marketOf(symbol);
    const { trades } = await this.get<{ trades: Dict[] }>(`markets/${market.id}/trades`, pageOf(limit));
    return this.parseTrades(trades, market, since, limit);
  }

  override parseTrade(trade: Dict, market?: Market): Trade {
    const own = trade.fee !== undefined;
    return this.safeTrade(
      {
        id: String(trade.tradeId),
        order: own ? trade.clientOrderId : undefined,
        symbol: this.safeSymbol(trade.market, market, '-'),
        side: own ? trade.side : trade.takerSide,
        takerOrMaker: own ? trade.liquidity : undefined,
        price: trade.price,
        amount: trade.quantity,
        timestamp: trade.timeMs,
        datetime: this.iso8601(trade.timeMs),
        fee: own ? { cost: trade.fee, currency: market?.quote } : undefined,
        info: trade,
      },
      market,
    );
  }

  override async fetchOHLCV(symbol: string, timeframe = '1m', since?: Int, limit?: Int): Promise<OHLCV[]> {
    const market = await this.marketOf(symbol);
    const query = {
      interval: timeframe,
      ...(since !== undefined && { startMs: since }),
      ...(limit !== undefined && { limit }),
    };
    const { candles } = await this.get<{ candles: Dict[] }>(`markets/${market.id}/trade-candles`, query);
    return this.parseOHLCVs(candles, market, timeframe, since, limit);
  }

  override parseOHLCV(candle: Dict): OHLCV {
    const { openTimeMs, open, high, low, close, volume } = candle;
    return [openTimeMs, Number(open), Number(high), Number(low), Number(close), Number(volume)];
  }

  override async fetchTradingFees(): Promise<TradingFees> {
    await this.loadMarkets();
    return Object.fromEntries(
      Object.values(this.markets ?? {}).map(({ symbol, maker, taker }) => [
        symbol,
        { symbol, maker, taker, percentage: true, info: {} },
      ]),
    ) as TradingFees;
  }

  // The account

  override async fetchBalance(): Promise<Balances> {
    await this.loadMarkets();
    const answer = await this.get<{ balances: Dict[] }>(`${this.#accountPath()}/balances`);
    return this.parseBalance(answer);
  }

  override parseBalance(answer: { balances: Dict[] }): Balances {
    const result: Dict = { info: answer };
    for (const { asset, available, reserved, total } of answer.balances)
      result[this.safeCurrencyCode(asset) ?? asset] = { free: available, used: reserved, total };
    return this.safeBalance(result);
  }

  override async createOrder(
    symbol: string,
    type: OrderType,
    side: OrderSide,
    amount: number,
    price?: Num,
    params: Dict = {},
  ): Promise<Order> {
    const market = await this.marketOf(symbol);
    const isMarket = type === 'market';
    const words = {
      account: this.#account(),
      market: market.info as MarketAnswer,
      side: side as 'buy' | 'sell',
      type: type as 'limit' | 'market',
      timeInForce: isMarket ? ('IOC' as const) : (params.timeInForce ?? 'GTC'),
      price: String(this.priceToPrecision(symbol, price ?? (await this.#worstPrice(symbol, side)))),
      quantity: String(this.amountToPrecision(symbol, amount)),
      maxFeeBps: Math.round(Math.max(market.maker ?? 0, market.taker ?? 0) * 10_000),
      expiry: this.seconds() + ORDER_LIFETIME_SECONDS,
      clientOrderId: params.clientOrderId ?? this.uuid16(),
    };
    const body = await signOrder(this.#signer(), await this.domain(), words);
    const { order } = await this.post<{ order: Dict }>('orders', body);
    return this.parseOrder(order, market);
  }

  override async cancelOrder(id: string, symbol?: Str): Promise<Order> {
    const market = await this.#requireMarket('cancelOrder', symbol);
    const canceled = await this.#cancel(market, id);
    return canceled[0] ?? this.fetchOrder(id, symbol);
  }

  override async cancelAllOrders(symbol?: Str): Promise<Order[]> {
    return this.#cancel(await this.#requireMarket('cancelAllOrders', symbol), null);
  }

  override async fetchOrder(id: string, symbol?: Str): Promise<Order> {
    const market = symbol === undefined ? undefined : await this.marketOf(symbol);
    await this.loadMarkets();
    return this.parseOrder(
      await this.get<Dict>(`${this.#accountPath()}/orders/${encodeURIComponent(id)}`),
      market,
    );
  }

  override async fetchOrders(symbol?: Str, since?: Int, limit?: Int): Promise<Order[]> {
    return this.#orders('all', symbol, since, limit);
  }

  override async fetchOpenOrders(symbol?: Str, since?: Int, limit?: Int): Promise<Order[]> {
    return this.#orders('open', symbol, since, limit);
  }

  override async fetchClosedOrders(symbol?: Str, since?: Int, limit?: Int): Promise<Order[]> {
    const orders = await this.#orders('all', symbol, since);
    return this.filterBySinceLimit(
      orders.filter(({ status }) => status !== 'open'),
      since,
      limit,
    ) as Order[];
  }

  override parseOrder(order: Dict, market?: Market): Order {
    return this.safeOrder(
      {
        id: order.clientOrderId,
        clientOrderId: order.clientOrderId,
        symbol: this.safeSymbol(order.market, market, '-'),
        type: order.type,
        timeInForce: order.timeInForce,
        side: order.side,
        price: order.price,
        amount: order.quantity,
        filled: order.filled,
        remaining: order.remaining,
        status: order.status === 'filled' ? 'closed' : order.status,
        timestamp: order.timeMs,
        datetime: this.iso8601(order.timeMs),
        info: order,
      },
      market,
    );
  }

  override async fetchMyTrades(symbol?: Str, since?: Int, limit?: Int): Promise<Trade[]> {
    const market = symbol === undefined ? undefined : await this.marketOf(symbol);
    await this.loadMarkets();
    const { fills } = await this.get<{ fills: Dict[] }>(`${this.#accountPath()}/fills`, pageOf(limit));
    return this.parseTrades(fills, market, since, limit);
  }

  override async fetchLedger(code?: Str, since?: Int, limit?: Int): Promise<LedgerEntry[]> {
    await this.loadMarkets();
    const { entries } = await this.get<{ entries: Dict[] }>(`${this.#accountPath()}/ledger`, pageOf(limit));
    const currency = code === undefined ? undefined : this.currency(code);
    return this.parseLedger(entries, currency, since, limit);
  }

  override parseLedgerEntry(entry: Dict): LedgerEntry {
    const out = entry.amount.startsWith('-');
    return this.safeLedgerEntry({
      id: `${entry.sequence}-${entry.tradeId ?? entry.chainId}-${entry.kind}-${entry.asset}`,
      direction: out ? 'out' : 'in',
      account: this.#account(),
      referenceId: String(entry.tradeId ?? entry.chainId),
      type: LEDGER_TYPES[entry.kind] ?? 'transaction',
      currency: this.safeCurrencyCode(entry.asset),
      amount: Precise.stringAbs(entry.amount),
      timestamp: entry.timeMs,
      datetime: this.iso8601(entry.timeMs),
      status: 'ok',
      info: entry,
    }) as LedgerEntry;
  }

  override async fetchDeposits(code?: Str, since?: Int, limit?: Int): Promise<Transaction[]> {
    return this.#transfers('deposit', code, since, limit);
  }

  override async fetchWithdrawals(code?: Str, since?: Int, limit?: Int): Promise<Transaction[]> {
    return this.#transfers('withdrawal', code, since, limit);
  }

  override parseTransaction(entry: Dict): Transaction {
    return {
      id: String(entry.chainId),
      type: entry.kind,
      currency: this.safeCurrencyCode(entry.asset),
      amount: Number(Precise.stringAbs(entry.amount)),
      status: 'ok',
      timestamp: entry.timeMs,
      datetime: this.iso8601(entry.timeMs),
      info: entry,
    } as unknown as Transaction;
  }

  // How it asks

  protected async get<T>(path: string, params: Dict = {}): Promise<T> {
    return (await this.request(path, 'public', 'GET', params)) as T;
  }

  protected async post<T>(path: string, body: object): Promise<T> {
    return (await this.request(path, 'public', 'POST', body as Dict)) as T;
  }

  protected async marketOf(symbol: string) {
    await this.loadMarkets();
    return this.market(symbol);
  }

  /** Which contract on which chain signatures are for. */
  protected async domain(): Promise<SigningDomain> {
    if (!this.#domain) {
      const { deployment } = await this.get<{ deployment: SigningDomain | null }>('config');
      if (!deployment) throw new ccxt.ExchangeNotAvailable(`${this.id} runs without a chain`);
      this.#domain = deployment;
    }
    return this.#domain;
  }

  #account(): Hex {
    this.checkRequiredCredentials();
    return this.walletAddress.toLowerCase() as Hex;
  }

  #accountPath(): string {
    return `accounts/${this.#account()}`;
  }

  #signer() {
    return privateKeyToAccount(this.privateKey as Hex);
  }

  async #requireMarket(method: string, symbol: Str) {
    if (symbol === undefined) throw new ccxt.ArgumentsRequired(`${this.id} ${method}() requires a symbol`);
    return this.marketOf(symbol);
  }

  async #cancel(market: Market & object, clientOrderId: string | null): Promise<Order[]> {
    const body = await signCancel(this.#signer(), await this.domain(), {
      account: this.#account(),
      market: market.info as MarketAnswer,
      clientOrderId,
      // The milliseconds make two cancels of one order in one second two messages; the edge takes each once.
      expiry: this.seconds() + ORDER_LIFETIME_SECONDS + (this.milliseconds() % 1_000),
    });
    const { canceled } = await this.post<{ canceled: Dict[] }>('cancels', body);
    return canceled.map((order) => this.parseOrder(order, market));
  }

  async #orders(status: 'open' | 'all', symbol?: Str, since?: Int, limit?: Int): Promise<Order[]> {
    const market = symbol === undefined ? undefined : await this.marketOf(symbol);
    await this.loadMarkets();
    const query = { status, limit: PAGE_MAX };
    const { orders } = await this.get<{ orders: Dict[] }>(`${this.#accountPath()}/orders`, query);
    return this.parseOrders(orders, market, since, limit);
  }

  async #transfers(kind: string, code?: Str, since?: Int, limit?: Int): Promise<Transaction[]> {
    await this.loadMarkets();
    const { entries } = await this.get<{ entries: Dict[] }>(`${this.#accountPath()}/ledger`, {
      limit: PAGE_MAX,
    });
    const mine = entries.filter((entry) => entry.kind === kind);
    return this.parseTransactions(mine, code === undefined ? undefined : this.currency(code), since, limit);
  }

  /** A market order is signed with the worst price that it accepts. */
  async #worstPrice(symbol: string, side: OrderSide): Promise<number> {
    const { ask, bid } = await this.fetchTicker(symbol);
    const best = side === 'buy' ? ask : bid;
    if (best === undefined) throw new ccxt.InvalidOrder(`${this.id}: nobody is there to trade with`);
    const factor =
      side === 'buy' ? Precise.stringAdd('1', MARKET_SLIPPAGE) : Precise.stringSub('1', MARKET_SLIPPAGE);
    return Number(Precise.stringMul(String(best), factor));
  }
}

const LEDGER_TYPES: Readonly<Record<string, string>> = {
  deposit: 'transaction',
  withdrawal: 'transaction',
  refund: 'transaction',
  trade: 'trade',
  fee: 'fee',
  feeIncome: 'rebate',
};

function pageOf(limit: Int): Dict {
  return limit === undefined ? {} : { limit: Math.min(limit, PAGE_MAX) };
}
