import type { Command } from '../Command.ts';
import type { RejectReason } from '../codes.ts';
import type { ExchangeEvent } from '../ExchangeEvent.ts';
import type { ExchangeLimits } from '../ExchangeLimits.ts';
import type { Balance, Book, BookLevel } from '../views.ts';
import { cancelAfter, cancelAll, cancelOrder, expire } from './canceling.ts';
import { listMarket, move, openAccount, operate } from './managing.ts';
import { placeOrder, replaceOrder } from './placing.ts';
import { massQuote } from './quoting.ts';
import { balanceOf, type State } from './state.ts';
import { fireTriggers } from './triggering.ts';

/**
 * The exchange in plain TypeScript, written for reading: what the engine must do, without how it does it fast. Test oracle
 * only. Read `state.ts` first, then this, then what `dispatch` names.
 */
export class Specification {
  readonly state: State;

  constructor(limits: ExchangeLimits) {
    const empty = { addresses: [], totals: [], deadlines: [], markets: [], orders: [], events: [] };
    this.state = { limits, ...empty, sequence: 0, timestampMs: 0, tradeId: 0 };
  }

  /** A command takes what its time brings first, then takes effect or is rejected, and ends with what it triggers. */
  apply(command: Command): ExchangeEvent[] {
    const { state } = this;
    const { sequence } = command;
    state.events = [];
    state.sequence = sequence;
    state.timestampMs = command.timestampMs;
    expire(state);
    const reason = dispatch(state, command);
    if (reason) state.events.push({ type: 'rejected', sequence, reason });
    fireTriggers(state);
    return state.events;
  }

  balance(account: number, asset: number): Balance {
    return balanceOf(this.state, account, asset);
  }

  book(market: number): Book {
    const half = (side: 'buy' | 'sell') => {
      const levels = new Map<number, BookLevel>();
      for (const order of this.state.orders) {
        if (order.market !== market || order.side !== side || order.waiting) continue;
        const { priceTicks, remainingLots } = order;
        const level = levels.get(priceTicks) ?? { priceTicks, quantityLots: 0, orderCount: 0 };
        const quantityLots = level.quantityLots + remainingLots;
        levels.set(priceTicks, { priceTicks, quantityLots, orderCount: level.orderCount + 1 });
      }
      const sign = side === 'buy' ? -1 : 1;
      return [...levels.values()].sort((a, b) => sign * (a.priceTicks - b.priceTicks));
    };
    return { bids: half('buy'), asks: half('sell') };
  }
}

function dispatch(state: State, command: Command): RejectReason | undefined {
  switch (command.op) {
    case 'openAccount':
      return openAccount(state, command);
    case 'listMarket':
      return listMarket(state, command);
    case 'deposit':
    case 'withdraw':
      return move(state, command);
    case 'placeOrder':
      return placeOrder(state, command);
    case 'replaceOrder':
      return replaceOrder(state, command);
    case 'massQuote':
      return massQuote(state, command);
    case 'cancelOrder':
      return cancelOrder(state, command);
    case 'cancelAll':
      return cancelAll(state, command);
    case 'cancelAfter':
      return cancelAfter(state, command);
    case 'setFees':
    case 'setMarkPrice':
    case 'haltMarket':
    case 'resumeMarket':
      return operate(state, command);
  }
}
