import { gunzipSync } from 'node:zlib';

/** A change of one price level: everything that is offered there from now on. */
export interface LevelChange {
  readonly side: 'buy' | 'sell';
  readonly priceTicks: number;
  readonly quantityLots: number;
}

/** The best prices and what is offered there. */
export interface Top {
  readonly bid: string;
  readonly ask: string;
}

export type MarketEvent =
  | { readonly type: 'book'; readonly updateId: number; readonly changes: readonly LevelChange[] }
  | { readonly type: 'depth'; readonly updateId: number; readonly changes: readonly LevelChange[] }
  | {
      readonly type: 'trade';
      readonly takerSide: 'buy' | 'sell';
      readonly priceTicks: number;
      readonly lots: number;
    }
  | { readonly type: 'top'; readonly updateId: number; readonly top: Top };

type Pair = readonly [price: string, quantity: string];

const TICKS_PER_UNIT = 100;
const LOTS_PER_UNIT = 100_000;

/** How a level is written here, to be compared. */
export function levelText(priceTicks: number, lots: number): string {
  return `${priceTicks}:${lots}`;
}

/** Binance's raw spot streams (depth@100ms with one snapshot of the book, trades, bookTicker), one message a line. */
export function readMarketEvents(file: Uint8Array): MarketEvent[] {
  const lines = gunzipSync(file).toString('utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => eventOf(JSON.parse(line.slice(line.indexOf(' ')))));
}

// biome-ignore lint/suspicious/noExplicitAny: the exchange's JSON, whose shape is given by `e` or by the fields that are there.
function eventOf(message: any): MarketEvent {
  if (message.lastUpdateId !== undefined) {
    const changes = changesOf(message.bids, message.asks);
    return { type: 'book', updateId: message.lastUpdateId, changes };
  }
  const { data } = message;
  if (data.e === 'depthUpdate')
    return { type: 'depth', updateId: data.u, changes: changesOf(data.b, data.a) };
  if (data.e === 'trade') {
    // `m`: the buyer was the maker.
    const takerSide = data.m ? 'sell' : 'buy';
    return { type: 'trade', takerSide, priceTicks: ticks(data.p), lots: lotsOf(data.q) };
  }
  const level = (price: string, quantity: string) => levelText(ticks(price), lotsOf(quantity));
  return { type: 'top', updateId: data.u, top: { bid: level(data.b, data.B), ask: level(data.a, data.A) } };
}

function changesOf(bids: readonly Pair[], asks: readonly Pair[]): LevelChange[] {
  const change = (side: 'buy' | 'sell') => (pair: Pair) => {
    return { side, priceTicks: ticks(pair[0]), quantityLots: lotsOf(pair[1]) };
  };
  return [...bids.map(change('buy')), ...asks.map(change('sell'))];
}

function ticks(price: string): number {
  return Math.round(Number(price) * TICKS_PER_UNIT);
}

function lotsOf(quantity: string): number {
  return Math.round(Number(quantity) * LOTS_PER_UNIT);
}
