import { formatDecimal } from '../markets/decimal.ts';
import type { Market } from '../markets/markets.ts';
import { bookChecksum } from './bookChecksum.ts';
import type { BookLevel } from './schema.ts';

type Side = 'buy' | 'sell';

interface Level {
  lots: number;
  orders: number;
}

/** The book as readers see it: how many lots and orders rest at each price. Folded from the engine's events. */
export class Book {
  readonly #market: Market;
  readonly #levels: Record<Side, Map<number, Level>> = { buy: new Map(), sell: new Map() };
  readonly #changed: Record<Side, Set<number>> = { buy: new Set(), sell: new Set() };

  /** Prices best first, until a level comes or goes. */
  readonly #order: Record<Side, number[] | undefined> = { buy: undefined, sell: undefined };

  constructor(market: Market) {
    this.#market = market;
  }

  /** Adds (or with negative numbers takes) lots and orders at a price. */
  change(side: Side, priceTicks: number, lots: number, orders: number): void {
    const level = this.#levels[side].get(priceTicks) ?? { lots: 0, orders: 0 };
    level.lots += lots;
    level.orders += orders;
    if (level.lots < 0 || level.orders < 0) throw new Error(`the book at ${priceTicks} went below nothing`);
    const known = this.#levels[side].has(priceTicks);
    if (level.orders === 0) this.#levels[side].delete(priceTicks);
    else this.#levels[side].set(priceTicks, level);
    if (known !== level.orders > 0) this.#order[side] = undefined;
    this.#changed[side].add(priceTicks);
  }

  /** Best first. */
  side(side: Side, depth: number): BookLevel[] {
    return this.#sorted(side)
      .slice(0, depth)
      .map((priceTicks) => this.#text(side, priceTicks));
  }

  /** How many resting orders an arriving order would meet at most. */
  ordersMet(side: Side, limitTicks: number, quantityLots: number): number {
    const opposite = side === 'buy' ? 'sell' : 'buy';
    let met = 0;
    let left = quantityLots;
    for (const priceTicks of this.#sorted(opposite)) {
      const reached = side === 'buy' ? priceTicks <= limitTicks : priceTicks >= limitTicks;
      if (!reached || left <= 0) break;
      const level = this.#levels[opposite].get(priceTicks) as Level;
      met += level.orders;
      left -= level.lots;
    }
    return met;
  }

  /** The levels that changed since the last call, absolute, `0` where a level has gone; undefined where none did. */
  takeChanges(): { bids: BookLevel[]; asks: BookLevel[]; checksum: number } | undefined {
    const { buy, sell } = this.#changed;
    if (buy.size === 0 && sell.size === 0) return undefined;
    const bids = [...buy].map((priceTicks) => this.#text('buy', priceTicks));
    const asks = [...sell].map((priceTicks) => this.#text('sell', priceTicks));
    buy.clear();
    sell.clear();
    return { bids, asks, checksum: this.checksum() };
  }

  checksum(): number {
    return bookChecksum(this.side('buy', 10), this.side('sell', 10));
  }

  #sorted(side: Side): number[] {
    this.#order[side] ??= [...this.#levels[side].keys()].sort((left, right) =>
      side === 'buy' ? right - left : left - right,
    );
    return this.#order[side];
  }

  #text(side: Side, priceTicks: number): BookLevel {
    const lots = this.#levels[side].get(priceTicks)?.lots ?? 0;
    return [
      formatDecimal(priceTicks, this.#market.priceDecimals),
      formatDecimal(lots, this.#market.quantityDecimals),
    ];
  }
}
