import type { BookDelta, StreamMessage } from '../../client/streamMessages.ts';
import { MARKETS, type Market } from '../markets/markets.ts';
import type { ExchangeCore } from './exchangeCore.ts';
import { answerBookOrder, bestOf } from './marketData.ts';
import type { FillRow } from './store/fillStore.ts';
import type { OrderRow } from './store/orderStore.ts';
import { CANDLE_INTERVALS, type CandleInterval, openTimeOf } from './store/tradeCandles.ts';

type ChannelMessage = Extract<StreamMessage, { channel: string }>;
type IsRead = (channel: string) => boolean;

const SNAPSHOT_CANDLES = 100;

/** What changed since the feeds were last told. */
interface Changes {
  fills: readonly FillRow[];
  orders: ReadonlyMap<number, OrderRow>;
  books: readonly Pick<BookDelta, 'channel' | 'firstSeq' | 'lastSeq'>[];
}

/** The market channels beside book and trades: best bid and offer, single orders, bars of trades, ticker. Made only where read. */
export class MarketFeeds {
  readonly #core: ExchangeCore;
  readonly #told = new Map<string, string>();

  constructor(core: ExchangeCore) {
    this.#core = core;
  }

  /** What a new reader begins with; undefined where there is no such channel. */
  snapshotOf(kind: string, market: Market, rest: string): ChannelMessage | undefined {
    const core = this.#core;
    const { symbol } = market;
    if (kind === 'candles' && Object.hasOwn(CANDLE_INTERVALS, rest)) {
      const interval = rest as CandleInterval;
      const { candles } = core.tradeCandles(market, { interval, limit: SNAPSHOT_CANDLES });
      return { channel: `candles.${symbol}.${interval}`, type: 'snapshot', candles };
    }
    if (rest !== '') return undefined;
    if (kind === 'bbo') return this.#bestMessage(market);
    if (kind === 'ticker') return this.#tickerMessage(market);
    if (kind !== 'l3') return undefined;
    const { seq, orders } = core.bookOrders(market);
    return { channel: `l3.${symbol}`, type: 'snapshot', seq, orders };
  }

  afterCommit(changes: Changes, isRead: IsRead): ChannelMessage[] {
    return MARKETS.flatMap((market) => [
      ...this.#best(market, isRead),
      ...orderMessages(market, changes, isRead),
      ...this.#candles(market, changes, isRead),
    ]);
  }

  /** Tickers change with time as well; they are told with the object's tick. */
  tickers(isRead: IsRead): ChannelMessage[] {
    return MARKETS.filter(({ symbol }) => isRead(`ticker.${symbol}`)).map((market) =>
      this.#tickerMessage(market),
    );
  }

  #best(market: Market, isRead: IsRead): ChannelMessage[] {
    if (!isRead(`bbo.${market.symbol}`)) return [];
    const message = this.#bestMessage(market);
    const { seq: _seq, ...content } = message;
    const text = JSON.stringify(content);
    if (this.#told.get(message.channel) === text) return [];
    this.#told.set(message.channel, text);
    return [message];
  }

  #bestMessage(market: Market) {
    const book = this.#core.bookOf(market);
    const channel = `bbo.${market.symbol}` as const;
    return { channel, type: 'bbo' as const, seq: this.#core.sequencer.sequence, ...bestOf(book) };
  }

  #tickerMessage(market: Market): ChannelMessage {
    return {
      channel: `ticker.${market.symbol}`,
      type: 'ticker',
      ticker: this.#core.ticker(market, Date.now()),
    };
  }

  #candles(market: Market, { fills }: Changes, isRead: IsRead): ChannelMessage[] {
    const mine = fills.filter((fill) => fill.market === market.id);
    const first = mine[0];
    if (!first) return [];
    return Object.entries(CANDLE_INTERVALS).flatMap(([name, intervalMs]) => {
      const interval = name as CandleInterval;
      const channel = `candles.${market.symbol}.${interval}` as const;
      if (!isRead(channel)) return [];
      const startMs = openTimeOf(first.time_ms, intervalMs);
      const { candles } = this.#core.tradeCandles(market, { interval, startMs, limit: SNAPSHOT_CANDLES });
      return [{ channel, type: 'candles' as const, candles }];
    });
  }
}

function orderMessages(market: Market, { orders, books }: Changes, isRead: IsRead): ChannelMessage[] {
  const channel = `l3.${market.symbol}` as const;
  const book = books.find((delta) => delta.channel === `book.${market.symbol}`);
  if (!book || !isRead(channel)) return [];
  const { firstSeq, lastSeq } = book;
  const changed = [...orders.values()]
    .filter((order) => order.market === market.id)
    .map((order) => answerBookOrder(order, market));
  return [{ channel, type: 'orders', firstSeq, lastSeq, orders: changed }];
}
