import { expect } from 'vitest';
import type { Command } from './Command.ts';
import type { Exchange } from './Exchange.ts';
import { NaiveExchange } from './naiveExchange.ts';

/** Runs a log through engine and specification, and compares all that can be seen after every command. */
export function compareWithNaive(exchange: Exchange, commands: readonly Command[]): NaiveExchange {
  const naive = new NaiveExchange(exchange.limits);
  for (const command of commands) {
    expect(exchange.apply(command)).toEqual(naive.apply(command));
    compareStates(exchange, naive);
  }
  return naive;
}

function compareStates(exchange: Exchange, naive: NaiveExchange): void {
  expect(exchange.accountCount).toBe(naive.addresses.length);
  expect(exchange.marketCount).toBe(naive.markets.length);
  expect(exchange.orderCount).toBe(naive.orders.length);
  for (let account = 0; account < naive.addresses.length; account++) {
    for (let asset = 0; asset < exchange.limits.assets; asset++) {
      expect(exchange.balance(account, asset)).toEqual(naive.balance(account, asset));
    }
    const own = naive.orders.filter((order) => order.account === account);
    expect(exchange.openOrders(account)).toEqual(own.sort((a, b) => a.orderId - b.orderId));
  }
  for (let market = 0; market < naive.markets.length; market++) {
    expect(exchange.book(market, exchange.limits.levels)).toEqual(naive.book(market));
  }
}
