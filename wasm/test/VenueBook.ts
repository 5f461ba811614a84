import type { Command, Exchange, Hex } from '../src/index.ts';
import { type LevelChange, levelText, type Top } from './marketData.ts';

const NO_REF: Hex = `0x${'00'.repeat(32)}`;
const MAKER = 1;
const TAKER = 2;
const UNITS = 10n ** 17n;

/** A venue's book on our exchange: one order for each of its levels, and its trades as orders against them. */
export class VenueBook {
  readonly #exchange: Exchange;
  /** The order that stands for a level. */
  readonly #orders = new Map<string, number>();
  #sequence = 0;

  /** The exchange must be empty. */
  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    for (let account = 0; account <= TAKER; account++) {
      this.#apply({ op: 'openAccount', account, address: `0x${`${account}`.repeat(40)}` });
    }
    const units = { baseUnitsPerLot: 1n, quoteUnitsPerTickLot: 1n };
    const fees = { makerFeeBps: 0, takerFeeBps: 0, feeAccount: 0 };
    this.#apply({ op: 'listMarket', market: 0, baseAsset: 1, quoteAsset: 0, ...units, ...fees });
    for (const account of [MAKER, TAKER]) {
      for (const asset of [0, 1])
        this.#apply({ op: 'deposit', account, asset, amount: asset ? UNITS : 4n * 10n ** 18n, ref: NO_REF });
    }
  }

  get top(): Top {
    const { bids, asks } = this.#exchange.book(0, 1);
    const text = ([level]: typeof bids) => (level ? levelText(level.priceTicks, level.quantityLots) : '');
    return { bid: text(bids), ask: text(asks) };
  }

  /** Makes levels what they are said to be: what shrinks first, so that the sides do not meet on the way. */
  change(changes: readonly LevelChange[]): void {
    for (const change of changes) this.#shrink(change);
    for (const change of changes) this.#grow(change);
  }

  /** Somebody takes lots at a price. */
  trade(takerSide: 'buy' | 'sell', priceTicks: number, lots: number): void {
    const kind = { orderType: 'limit', timeInForce: 'IOC' } as const;
    const order = { ...kind, side: takerSide, priceTicks, quantityLots: lots };
    this.#apply({ op: 'placeOrder', account: TAKER, market: 0, ...order, ref: NO_REF });
  }

  #shrink({ side, priceTicks, quantityLots }: LevelChange): void {
    const orderId = this.#orders.get(`${side} ${priceTicks}`);
    const order = orderId === undefined ? undefined : this.#exchange.order(orderId);
    if (!order || order.remainingLots <= quantityLots) return;
    const { account } = order;
    if (quantityLots === 0) this.#apply({ op: 'cancelOrder', account, orderId: order.orderId, ref: NO_REF });
    else this.#replace(order.orderId, priceTicks, quantityLots);
  }

  #grow({ side, priceTicks, quantityLots }: LevelChange): void {
    const level = `${side} ${priceTicks}`;
    const orderId = this.#orders.get(level);
    const order = orderId === undefined ? undefined : this.#exchange.order(orderId);
    if (quantityLots === 0 || order?.remainingLots === quantityLots) return;
    if (order) this.#replace(order.orderId, priceTicks, quantityLots);
    else this.#add(level, side, priceTicks, quantityLots);
  }

  #add(level: string, side: 'buy' | 'sell', priceTicks: number, quantityLots: number): void {
    this.#orders.set(level, this.#sequence + 1);
    // Trades are told apart from the depth, so a level may stand here that the venue has no more: it ends then.
    const kind = { orderType: 'limit', timeInForce: 'GTC', selfTrade: 'expireMaker' } as const;
    const order = { account: MAKER, market: 0, side, ...kind, priceTicks, quantityLots };
    this.#apply({ op: 'placeOrder', ...order, ref: NO_REF });
  }

  #replace(orderId: number, priceTicks: number, quantityLots: number): void {
    this.#apply({ op: 'replaceOrder', account: MAKER, orderId, priceTicks, quantityLots, ref: NO_REF });
  }

  #apply(body: Record<string, unknown>): void {
    const command = {
      ...body,
      sequence: ++this.#sequence,
      timestampMs: this.#sequence,
    } as unknown as Command;
    const [first] = this.#exchange.apply(command);
    if (first?.type === 'rejected') throw new Error(`${command.op} was rejected: ${first.reason}`);
  }
}
