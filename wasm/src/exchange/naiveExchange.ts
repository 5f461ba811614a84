import type { Command, ListMarket, PlaceOrder } from './Command.ts';
import type { CancelReason, RejectReason } from './codes.ts';
import type { ExchangeEvent } from './ExchangeEvent.ts';
import type { ExchangeLimits } from './ExchangeLimits.ts';
import type { Balance, Book, BookLevel, OpenOrder } from './views.ts';

const I64_MAX = 2n ** 63n - 1n;
const END = 2 ** 31;

/**
 * The specification of the exchange in plain TypeScript, written for reading. Test oracle only. An account has totals;
 * what its orders reserve is summed up from them each time, so the engine's bookkeeping is checked against none at all.
 */
export class NaiveExchange {
  readonly addresses: string[] = [];
  readonly markets: ListMarket[] = [];
  readonly orders: OpenOrder[] = [];
  readonly totals: bigint[][] = [];
  readonly #limits: ExchangeLimits;
  #tradeId = 0;

  constructor(limits: ExchangeLimits) {
    this.#limits = limits;
  }

  apply(command: Command): ExchangeEvent[] {
    const { sequence } = command;
    const result = this.#apply(command);
    return typeof result === 'string' ? [{ type: 'rejected', sequence, reason: result }] : result;
  }

  balance(account: number, asset: number): Balance {
    const reserved = this.orders
      .filter((order) => order.account === account && this.#paidAsset(order) === asset)
      .reduce((sum, order) => sum + this.#reserve(order, order.remainingLots), 0n);
    return { available: (this.totals[account]?.[asset] ?? 0n) - reserved, reserved };
  }

  book(market: number): Book {
    const half = (side: 'buy' | 'sell') => {
      const levels = new Map<number, BookLevel>();
      for (const { priceTicks, remainingLots } of this.orders.filter(
        (o) => o.market === market && o.side === side,
      )) {
        const level = levels.get(priceTicks) ?? { priceTicks, quantityLots: 0, orderCount: 0 };
        const quantityLots = level.quantityLots + remainingLots;
        levels.set(priceTicks, { priceTicks, quantityLots, orderCount: level.orderCount + 1 });
      }
      const sign = side === 'buy' ? -1 : 1;
      return [...levels.values()].sort((a, b) => sign * (a.priceTicks - b.priceTicks));
    };
    return { bids: half('buy'), asks: half('sell') };
  }

  #apply(command: Command): ExchangeEvent[] | RejectReason {
    const { sequence } = command;
    if (command.op === 'openAccount') {
      if (command.account !== this.addresses.length || this.addresses.includes(command.address))
        return 'badCommand';
      if (this.addresses.length === this.#limits.accounts) return 'accountsFull';
      this.addresses.push(command.address);
      this.totals.push(new Array(this.#limits.assets).fill(0n));
      return [{ type: 'accountOpened', sequence, account: command.account }];
    }
    if (command.op === 'listMarket') return this.#list(command);
    if (command.account >= this.addresses.length) return 'unknownAccount';
    if (command.op === 'cancelOrder') {
      const order = this.orders.find(({ orderId }) => orderId === command.orderId);
      if (order?.account !== command.account) return 'unknownOrder';
      return [this.#cancel(order, sequence)];
    }
    if (command.op === 'deposit' || command.op === 'withdraw') return this.#move(command);
    if (command.market >= this.markets.length) return 'unknownMarket';
    if (command.op === 'placeOrder') return this.#place(command);
    return this.orders
      .filter(({ account, market }) => account === command.account && market === command.market)
      .sort((a, b) => a.orderId - b.orderId)
      .map((order) => this.#cancel(order, sequence));
  }

  #list(command: ListMarket): ExchangeEvent[] | RejectReason {
    const { market, baseAsset, quoteAsset, baseUnitsPerLot, quoteUnitsPerTickLot, makerFeeBps, takerFeeBps } =
      command;
    if (market !== this.markets.length || baseAsset === quoteAsset) return 'badCommand';
    if (baseUnitsPerLot <= 0n || quoteUnitsPerTickLot <= 0n) return 'badCommand';
    if (makerFeeBps > 10_000 || takerFeeBps > 10_000) return 'badCommand';
    if (baseAsset >= this.#limits.assets || quoteAsset >= this.#limits.assets) return 'unknownAsset';
    if (command.feeAccount >= this.addresses.length) return 'unknownAccount';
    if (this.markets.length === this.#limits.markets) return 'marketsFull';
    this.markets.push(command);
    return [{ type: 'marketListed', sequence: command.sequence, market }];
  }

  #move(command: Command & { op: 'deposit' | 'withdraw' }): ExchangeEvent[] | RejectReason {
    const { sequence, account, asset, amount } = command;
    if (asset >= this.#limits.assets) return 'unknownAsset';
    if (amount <= 0n) return 'badQuantity';
    if (command.op === 'deposit') {
      if (amount + this.totals.reduce((sum, row) => sum + (row[asset] as bigint), 0n) > I64_MAX)
        return 'overflow';
      this.#add(account, asset, amount);
      return [{ type: 'deposited', sequence, account, asset, amount }];
    }
    if (this.balance(account, asset).available < amount) return 'insufficientBalance';
    this.#add(account, asset, -amount);
    return [{ type: 'withdrawn', sequence, account, asset, amount }];
  }

  #place(command: PlaceOrder): ExchangeEvent[] | RejectReason {
    const { sequence, account, market, side, priceTicks, quantityLots, timeInForce } = command;
    if (command.orderType === 'market' && timeInForce !== 'IOC') return 'badCommand';
    if (priceTicks < 1 || priceTicks >= END) return 'badPrice';
    if (quantityLots < 1 || quantityLots >= END) return 'badQuantity';
    const taker = { orderId: sequence, account, market, side, priceTicks, remainingLots: quantityLots };
    const { baseUnitsPerLot } = this.markets[market] as ListMarket;
    const buyReserve = this.#reserve({ ...taker, side: 'buy' }, quantityLots);
    if (buyReserve > I64_MAX || baseUnitsPerLot * BigInt(quantityLots) > I64_MAX) return 'overflow';
    if (this.balance(account, this.#paidAsset(taker)).available < this.#reserve(taker, quantityLots)) {
      return 'insufficientBalance';
    }
    if (timeInForce === 'GTC') {
      if (this.orders.length === this.#limits.orders) return 'ordersFull';
      const books = this.markets.map((listed) => this.book(listed.market));
      const levels = books.reduce((sum, { bids, asks }) => sum + bids.length + asks.length, 0);
      const own = books[market]?.[side === 'buy' ? 'bids' : 'asks'] ?? [];
      const exists = own.some((level) => level.priceTicks === priceTicks);
      if (levels === this.#limits.levels && !exists) return 'levelsFull';
    }
    return this.#match(taker, timeInForce === 'GTC');
  }

  #match(taker: OpenOrder, rests: boolean): ExchangeEvent[] {
    const events: ExchangeEvent[] = [];
    const sequence = taker.orderId;
    let { remainingLots } = taker;
    const canceled = (reason: CancelReason) => {
      events.push({ type: 'canceled', sequence, ...taker, remainingLots, reason });
      return events;
    };
    while (remainingLots > 0) {
      const maker = this.#bestAgainst(taker);
      if (!maker) break;
      if (maker.account === taker.account) return canceled('selfTrade');
      const lots = Math.min(remainingLots, maker.remainingLots);
      remainingLots -= lots;
      events.push(...this.#trade(taker, maker, lots, remainingLots));
    }
    if (remainingLots === 0) return events;
    if (!rests) return canceled('immediateOrCancel');
    this.orders.push({ ...taker, remainingLots });
    events.push({ type: 'rested', sequence, ...taker, remainingLots });
    return events;
  }

  #bestAgainst(taker: OpenOrder): OpenOrder | undefined {
    const sign = taker.side === 'buy' ? 1 : -1;
    return this.orders
      .filter((order) => order.market === taker.market && order.side !== taker.side)
      .filter((order) => sign * (taker.priceTicks - order.priceTicks) >= 0)
      .sort((a, b) => sign * (a.priceTicks - b.priceTicks) || a.orderId - b.orderId)[0];
  }

  #trade(taker: OpenOrder, maker: OpenOrder, lots: number, takerRemainingLots: number): ExchangeEvent[] {
    const market = this.markets[taker.market] as ListMarket;
    const notional = BigInt(maker.priceTicks) * BigInt(lots) * market.quoteUnitsPerTickLot;
    const makerFee = (notional * BigInt(market.makerFeeBps)) / 10_000n;
    const takerFee = (notional * BigInt(market.takerFeeBps)) / 10_000n;
    const base = BigInt(lots) * market.baseUnitsPerLot;
    const takerSign = taker.side === 'buy' ? 1n : -1n;
    this.#add(taker.account, market.baseAsset, takerSign * base);
    this.#add(maker.account, market.baseAsset, -takerSign * base);
    this.#add(taker.account, market.quoteAsset, -takerSign * notional - takerFee);
    this.#add(maker.account, market.quoteAsset, takerSign * notional - makerFee);
    this.#add(market.feeAccount, market.quoteAsset, makerFee + takerFee);
    const makerRemainingLots = maker.remainingLots - lots;
    const index = this.orders.indexOf(maker);
    if (makerRemainingLots === 0) this.orders.splice(index, 1);
    else this.orders[index] = { ...maker, remainingLots: makerRemainingLots };
    const sequence = taker.orderId;
    const events: ExchangeEvent[] = [
      {
        type: 'trade',
        sequence,
        tradeId: ++this.#tradeId,
        market: taker.market,
        makerOrderId: maker.orderId,
        takerOrderId: taker.orderId,
        makerAccount: maker.account,
        takerAccount: taker.account,
        takerSide: taker.side,
        priceTicks: maker.priceTicks,
        quantityLots: lots,
        makerFee,
        takerFee,
        makerRemainingLots,
        takerRemainingLots,
      },
    ];
    if (!makerRemainingLots)
      events.push({ type: 'filled', sequence, orderId: maker.orderId, account: maker.account });
    if (!takerRemainingLots)
      events.push({ type: 'filled', sequence, orderId: taker.orderId, account: taker.account });
    return events;
  }

  #cancel(order: OpenOrder, sequence: number): ExchangeEvent {
    this.orders.splice(this.orders.indexOf(order), 1);
    return { type: 'canceled', sequence, ...order, reason: 'requested' };
  }

  #paidAsset({ market, side }: OpenOrder): number {
    const { baseAsset, quoteAsset } = this.markets[market] as ListMarket;
    return side === 'buy' ? quoteAsset : baseAsset;
  }

  #reserve({ market, side, priceTicks }: OpenOrder, lots: number): bigint {
    const { baseUnitsPerLot, quoteUnitsPerTickLot, makerFeeBps, takerFeeBps } = this.markets[
      market
    ] as ListMarket;
    if (side === 'sell') return BigInt(lots) * baseUnitsPerLot;
    const notional = BigInt(priceTicks) * BigInt(lots) * quoteUnitsPerTickLot;
    return notional + (notional * BigInt(Math.max(makerFeeBps, takerFeeBps))) / 10_000n;
  }

  #add(account: number, asset: number, amount: bigint): void {
    const row = this.totals[account] as bigint[];
    row[asset] = (row[asset] as bigint) + amount;
  }
}
