import type { TickerAnswer, TradeCandleAnswer } from '../src/exchange/marketSchema.ts';
import type { TradeAnswer } from '../src/exchange/schema.ts';
import type { CandleInterval } from '../src/exchange/store/tradeCandles.ts';
import type { ClockAnswer } from '../src/oracle/schema.ts';
import { applyDelta, type BookState, bookFrom } from './bookReader.ts';
import { keepConnected, type LinkOptions, type StreamState } from './keepConnected.ts';
import type {
  AccountSnapshot,
  AccountUpdate,
  BookDelta,
  BookSnapshot,
  Channel,
  StreamMessage,
} from './streamMessages.ts';

export interface StreamOptions extends LinkOptions {
  /** A channel that the edge refused, with its code. */
  onError?: (error: { code: string; message: string }) => void;
}

export interface Stream {
  readonly state: StreamState;
  /** Whole books: the first after subscribing, then after every change. Gaps heal by themselves. Returns how to stop. */
  onBook(market: string, listener: (book: BookState) => void): () => void;
  /** Newest first: once what had traded before, then each change. */
  onTrades(
    market: string,
    listener: (trades: TradeAnswer[], type: 'snapshot' | 'trades') => void,
  ): () => void;
  onTicker(market: string, listener: (ticker: TickerAnswer) => void): () => void;
  onBest(market: string, listener: (best: BestPrices) => void): () => void;
  /** Bars that trades changed, ascending: the newest hundred at first. */
  onCandles(
    market: string,
    interval: CandleInterval,
    listener: (candles: TradeCandleAnswer[]) => void,
  ): () => void;
  onClock(market: string, listener: (clock: ClockAnswer) => void): () => void;
  onAccount(address: string, listener: (message: AccountSnapshot | AccountUpdate) => void): () => void;
  close(): void;
}

/** Best bid and offer as `[price, quantity]`, null where a side is empty. */
export type BestPrices = Pick<Extract<StreamMessage, { type: 'bbo' }>, 'seq' | 'bid' | 'ask'>;

type Message = Extract<StreamMessage, { channel: string }>;
/** A book's listeners get the folded book, whatever message it came from. */
type Listener = (message: Message, book: BookState | undefined) => void;

/**
 * A feed that stays: it reconnects with growing pauses, subscribes anew, and answers the server's pings. A listener gets a
 * snapshot or what it missed after every reconnect, so that it never has to know about one.
 */
export function openStream(url: string, options: StreamOptions = {}): Stream {
  const listeners = new Map<Channel, Set<Listener>>();
  const books = new Map<Channel, BookState>();

  const link = keepConnected(url, {
    ...options,
    onOpen: () => {
      if (listeners.size === 0) return;
      const resume = Object.fromEntries([...books].map(([channel, { seq }]) => [channel, seq]));
      send({ op: 'subscribe', channels: [...listeners.keys()], resume });
    },
    onMessage: (data) => receive(JSON.parse(data) as StreamMessage),
  });
  const send = (message: unknown) => link.send(JSON.stringify(message));

  function receive(message: StreamMessage): void {
    if ('channel' in message) tell(message);
    else if (message.op === 'ping') send({ op: 'pong', id: message.id });
    else if (message.op === 'error') options.onError?.(message.error);
  }

  function tell(message: Message): void {
    const book = 'bids' in message ? foldBook(message) : undefined;
    if ('bids' in message && !book) return;
    for (const listener of listeners.get(message.channel) ?? []) listener(message, book);
  }

  /** Folds once for all listeners; undefined where there is nothing new to tell. */
  function foldBook(message: BookSnapshot | BookDelta): BookState | undefined {
    const known = books.get(message.channel);
    const next = message.type === 'snapshot' ? bookFrom(message) : known && applyDelta(known, message);
    if (next === 'gap') {
      books.delete(message.channel);
      send({ op: 'subscribe', channels: [message.channel] });
      return undefined;
    }
    if (!next || next === known) return undefined;
    books.set(message.channel, next);
    return next;
  }

  function listen(channel: Channel, listener: Listener): () => void {
    const known = listeners.get(channel) ?? new Set();
    known.add(listener);
    listeners.set(channel, known);
    // Subscribing again is how a late listener of a known channel gets its snapshot.
    send({ op: 'subscribe', channels: [channel] });
    return () => {
      known.delete(listener);
      if (known.size > 0) return;
      listeners.delete(channel);
      books.delete(channel);
      send({ op: 'unsubscribe', channels: [channel] });
    };
  }

  return {
    get state() {
      return link.state;
    },
    onBook: (market, listener) =>
      listen(`book.${market}`, (_message, book) => {
        if (book) listener(book);
      }),
    onTrades: (market, listener) =>
      listen(`trades.${market}`, (message) => {
        if ('trades' in message) listener(message.trades, message.type);
      }),
    onTicker: (market, listener) =>
      listen(`ticker.${market}`, (message) => {
        if ('ticker' in message) listener(message.ticker);
      }),
    onBest: (market, listener) =>
      listen(`bbo.${market}`, (message) => {
        if (message.type === 'bbo') listener(message);
      }),
    onCandles: (market, interval, listener) =>
      listen(`candles.${market}.${interval}`, (message) => {
        if ('candles' in message) listener(message.candles);
      }),
    onClock: (market, listener) =>
      listen(`clock.${market}`, (message) => {
        if ('clock' in message) listener(message.clock);
      }),
    onAccount: (address, listener) =>
      listen(`account.${address.toLowerCase()}`, (message) => {
        if ('balances' in message && message.type !== 'resumed') listener(message);
      }),
    close: link.close,
  };
}
