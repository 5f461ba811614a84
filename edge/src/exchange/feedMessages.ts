import type { AccountUpdate, BookDelta, StreamMessage } from '../../client/streamMessages.ts';
import { MARKETS, type Market, marketBySymbol } from '../markets/markets.ts';
import { answerOrder, answerTrade } from './answers.ts';
import type { ExchangeCore } from './exchangeCore.ts';
import { MarketFeeds } from './marketFeeds.ts';
import { BOOK_LEVELS_MAX } from './schema.ts';
import { type SettledFillRow, unsettled } from './store/fillStore.ts';

type Hex = `0x${string}`;
type ChannelMessage = Extract<StreamMessage, { channel: string }>;

const RECENT_TRADES = 50;
const ACCOUNT_ORDERS = 200;

/** Turns what the core did into messages, and knows how far each book's readers have been told. */
export class FeedMessages {
  readonly #core: ExchangeCore;
  readonly #markets: MarketFeeds;
  readonly #toldSeq = new Map<string, number>();

  constructor(core: ExchangeCore) {
    this.#core = core;
    this.#markets = new MarketFeeds(core);
    for (const market of MARKETS) this.#toldSeq.set(market.symbol, core.sequencer.sequence);
  }

  /** What a new reader begins with; undefined where there is no such channel. Clocks are not the core's. */
  snapshotOf(channel: string): ChannelMessage | undefined {
    const [kind = '', name = ''] = channel.split(/\.(.*)/s);
    if (kind === 'account')
      return /^0x[0-9a-f]{40}$/.test(name) ? this.#accountSnapshot(name as Hex) : undefined;
    const [symbol = '', rest = ''] = name.split('.', 2);
    const market = marketBySymbol(symbol);
    if (!market) return undefined;
    if (kind !== 'book' && kind !== 'trades') return this.#markets.snapshotOf(kind, market, rest);
    if (rest !== '') return undefined;
    if (kind === 'book') return this.#bookSnapshot(market);
    return {
      channel: `trades.${name}`,
      type: 'snapshot',
      trades: this.#core.trades(market, RECENT_TRADES),
    };
  }

  /** What time alone changes. */
  tick(isRead: (channel: string) => boolean): ChannelMessage[] {
    return this.#markets.tickers(isRead);
  }

  /** Everything to tell after a commit, for the accounts that somebody reads. */
  afterCommit(isRead: (channel: string) => boolean): ChannelMessage[] {
    const { fills, orders, accounts } = this.#core.takeChanges();
    const matched = fills.map(unsettled);
    const books = this.#bookDeltas();
    const messages: ChannelMessage[] = [
      ...books,
      ...tradesOf(matched),
      ...this.#markets.afterCommit({ fills, orders, books }, isRead),
    ];
    for (const account of accounts) {
      const address = this.#core.addressOf(account);
      if (!isRead(`account.${address}`)) continue;
      const mine = [...orders.values()].filter((order) => order.account === account);
      messages.push(
        this.#accountUpdate(
          account,
          address,
          matched,
          mine.map((order) => answerOrder(order, address)),
        ),
      );
    }
    return messages;
  }

  /** What readers hear when fills have reached the chain. */
  afterSettled(fills: readonly SettledFillRow[], isRead: (channel: string) => boolean): ChannelMessage[] {
    const messages = tradesOf(fills);
    const accounts = new Set(fills.flatMap((fill) => [fill.maker_account, fill.taker_account]));
    for (const account of accounts) {
      const address = this.#core.addressOf(account);
      if (isRead(`account.${address}`)) messages.push(this.#accountUpdate(account, address, fills, []));
    }
    return messages;
  }

  #bookSnapshot(market: Market): ChannelMessage {
    const { seq, bids, asks, checksum } = this.#core.book(market, BOOK_LEVELS_MAX);
    return { channel: `book.${market.symbol}`, type: 'snapshot', seq, bids, asks, checksum };
  }

  #bookDeltas(): BookDelta[] {
    const lastSeq = this.#core.sequencer.sequence;
    return MARKETS.flatMap((market) => {
      const changes = this.#core.desk.books[market.id]?.takeChanges();
      if (!changes) return [];
      const firstSeq = (this.#toldSeq.get(market.symbol) ?? 0) + 1;
      this.#toldSeq.set(market.symbol, lastSeq);
      return [
        { channel: `book.${market.symbol}` as const, type: 'delta' as const, firstSeq, lastSeq, ...changes },
      ];
    });
  }

  #accountSnapshot(address: Hex): ChannelMessage {
    return {
      channel: `account.${address}`,
      type: 'snapshot',
      seq: this.#core.sequencer.sequence,
      balances: this.#core.balancesOf(address),
      orders: this.#core.orders(address, true, ACCOUNT_ORDERS),
    };
  }

  #accountUpdate(
    account: number,
    address: Hex,
    fills: readonly SettledFillRow[],
    orders: AccountUpdate['orders'],
  ): AccountUpdate {
    const mine = fills.filter((fill) => fill.maker_account === account || fill.taker_account === account);
    return {
      channel: `account.${address}`,
      type: 'update',
      seq: this.#core.sequencer.sequence,
      balances: this.#core.balancesOf(address),
      orders,
      fills: mine.map((fill) => this.#core.fillFor(fill, account)),
    };
  }
}

function tradesOf(fills: readonly SettledFillRow[]): ChannelMessage[] {
  return MARKETS.flatMap((market) => {
    const mine = fills.filter((fill) => fill.market === market.id).reverse();
    if (mine.length === 0) return [];
    return [
      { channel: `trades.${market.symbol}` as const, type: 'trades' as const, trades: mine.map(answerTrade) },
    ];
  });
}
