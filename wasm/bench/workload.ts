import {
  type Command,
  type Exchange,
  encodeCommand,
  type Hex,
  loadExchange,
  RECORD_BYTES,
} from '../src/index.ts';

/** Commands to fill the books, then those to measure, both also as records. */
export interface Workload {
  readonly preamble: Part;
  readonly measured: Part;
}

interface Part {
  readonly commands: readonly Command[];
  readonly records: Uint8Array;
}

export const WORKLOAD_LIMITS = { accounts: 1_024, markets: 32, orders: 262_144, levels: 65_536 };
const ACCOUNTS = 1_000;
const MID_TICKS = 600_000;
const NO_REF: Hex = `0x${'00'.repeat(32)}`;

interface Resting {
  readonly orderId: number;
  readonly account: number;
  readonly priceTicks: number;
  remainingLots: number;
}

/**
 * The mix of exchange-core's benchmark with 1,000 users: 9 % GTC, 3 % IOC, 6 % cancel, 82 % move, where a move is a
 * `replaceOrder` with another price. About `resting` orders rest throughout, over all markets.
 */
export async function createWorkload(resting: number, length: number, markets = 1): Promise<Workload> {
  const writer = new Writer(await loadExchange(WORKLOAD_LIMITS), resting, markets);
  writer.open();
  while (writer.resting.length < resting) writer.placeGtc();
  const preamble = writer.take();
  while (writer.commands.length < length) writer.step();
  return { preamble, measured: writer.take() };
}

class Writer {
  commands: Command[] = [];
  readonly resting: Resting[] = [];
  readonly #places = new Map<number, number>();
  readonly #exchange: Exchange;
  readonly #widthTicks: number;
  readonly #markets: number;
  #sequence = 0;
  #state = 88_172_645;

  constructor(exchange: Exchange, resting: number, markets: number) {
    this.#exchange = exchange;
    this.#markets = markets;
    this.#widthTicks = resting > 10_000 ? 4_000 : 200;
  }

  open(): void {
    for (let account = 0; account < ACCOUNTS; account++) {
      this.#push({
        op: 'openAccount',
        account,
        address: `0x${(account + 1).toString(16).padStart(40, '0')}`,
      });
    }
    const units = { baseUnitsPerLot: 1_000n, quoteUnitsPerTickLot: 1n };
    const fees = { makerFeeBps: 1, takerFeeBps: 5, feeAccount: 0 };
    for (let market = 0; market < this.#markets; market++) {
      this.#push({ op: 'listMarket', market, baseAsset: 1, quoteAsset: 0, ...units, ...fees });
    }
    for (let account = 0; account < ACCOUNTS; account++) {
      for (const asset of [0, 1])
        this.#push({ op: 'deposit', account, asset, amount: 10n ** 15n, ref: NO_REF });
    }
  }

  step(): void {
    const kind = this.#next(100);
    if (kind < 9) this.placeGtc();
    else if (kind < 12) this.#placeIoc();
    else if (kind < 18) this.#cancel();
    else this.#move();
  }

  take(): Part {
    const commands = this.commands;
    const records = new Uint8Array(commands.length * RECORD_BYTES);
    commands.forEach((command, i) => {
      records.set(encodeCommand(command), i * RECORD_BYTES);
    });
    this.commands = [];
    return { commands, records };
  }

  placeGtc(): void {
    const side = this.#next(2) ? 'buy' : 'sell';
    const away = this.#next(this.#widthTicks) - 2;
    const priceTicks = side === 'buy' ? MID_TICKS - away : MID_TICKS + away;
    this.#place(this.#next(ACCOUNTS), side, priceTicks, 'GTC');
  }

  #placeIoc(): void {
    const side = this.#next(2) ? 'buy' : 'sell';
    this.#place(this.#next(ACCOUNTS), side, side === 'buy' ? MID_TICKS + 50 : MID_TICKS - 50, 'IOC');
  }

  #cancel(): void {
    const order = this.resting[this.#next(this.resting.length)];
    if (order) this.#push({ op: 'cancelOrder', account: order.account, orderId: order.orderId, ref: NO_REF });
  }

  #move(): void {
    const order = this.resting[this.#next(this.resting.length)];
    if (!order) return;
    const { account, orderId, remainingLots: quantityLots } = order;
    const priceTicks = order.priceTicks + this.#next(9) - 4;
    this.#push({ op: 'replaceOrder', account, orderId, priceTicks, quantityLots, ref: NO_REF });
  }

  #place(account: number, side: 'buy' | 'sell', priceTicks: number, timeInForce: 'GTC' | 'IOC'): void {
    const quantityLots = 1 + this.#next(500);
    const order = {
      account,
      market: this.#next(this.#markets),
      side,
      orderType: 'limit' as const,
      timeInForce,
      priceTicks,
      quantityLots,
    };
    this.#push({ op: 'placeOrder', ...order, ref: NO_REF });
  }

  #push(body: Record<string, unknown>): void {
    const command = {
      ...body,
      sequence: ++this.#sequence,
      timestampMs: this.#sequence,
    } as unknown as Command;
    this.commands.push(command);
    for (const event of this.#exchange.apply(command)) {
      if (event.type === 'rested') this.#places.set(event.orderId, this.resting.push({ ...event }) - 1);
      if (event.type === 'filled' || event.type === 'canceled') this.#forget(event.orderId);
      if (event.type === 'trade') this.#shrink(event.makerOrderId, event.makerRemainingLots);
    }
  }

  #shrink(orderId: number, remainingLots: number): void {
    const order = this.resting[this.#places.get(orderId) ?? -1];
    if (order) order.remainingLots = remainingLots;
  }

  #forget(orderId: number): void {
    const index = this.#places.get(orderId);
    if (index === undefined) return;
    this.#places.delete(orderId);
    const last = this.resting.pop() as Resting;
    if (last.orderId === orderId) return;
    this.resting[index] = last;
    this.#places.set(last.orderId, index);
  }

  #next(end: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % end;
  }
}
