import { deepStrictEqual } from 'node:assert';
import type { Command } from './Command.ts';
import type { Exchange } from './Exchange.ts';
import { NaiveExchange } from './naiveExchange.ts';

/** Runs a log through engine and specification, and compares all that can be seen after every command. */
export function compareWithNaive(exchange: Exchange, commands: readonly Command[]): NaiveExchange {
  const naive = new NaiveExchange(exchange.limits);
  for (const command of commands) {
    deepStrictEqual(exchange.apply(command), naive.apply(command));
    compareStates(exchange, naive);
  }
  return naive;
}

function compareStates(exchange: Exchange, naive: NaiveExchange): void {
  deepStrictEqual(exchange.accountCount, naive.addresses.length);
  deepStrictEqual(exchange.marketCount, naive.markets.length);
  deepStrictEqual(exchange.orderCount, naive.orders.length);
  for (let account = 0; account < naive.addresses.length; account++) {
    for (let asset = 0; asset < exchange.limits.assets; asset++) {
      deepStrictEqual(exchange.balance(account, asset), naive.balance(account, asset));
    }
    const own = naive.orders.filter((order) => order.account === account);
    deepStrictEqual(
      exchange.openOrders(account),
      own.sort((a, b) => a.orderId - b.orderId),
    );
  }
  for (let market = 0; market < naive.markets.length; market++) {
    deepStrictEqual(exchange.book(market, exchange.limits.levels), naive.book(market));
  }
}
