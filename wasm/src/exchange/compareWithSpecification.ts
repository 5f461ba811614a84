import { deepStrictEqual } from 'node:assert';
import type { Command } from './Command.ts';
import type { Exchange } from './Exchange.ts';
import { Specification } from './specification/Specification.ts';
import { byAge } from './specification/state.ts';

/**
 * Runs a log through engine and specification and compares the events of every command, and all that can be seen after
 * every so many of them and in the end.
 */
export function compareWithSpecification(exchange: Exchange, commands: readonly Command[], every = 1): void {
  const specification = new Specification(exchange.limits);
  commands.forEach((command, index) => {
    deepStrictEqual(exchange.apply(command), specification.apply(command));
    if (index % every === 0 || index === commands.length - 1) compareStates(exchange, specification);
  });
}

function compareStates(exchange: Exchange, specification: Specification): void {
  const { addresses, markets, orders } = specification.state;
  deepStrictEqual(exchange.accountCount, addresses.length);
  deepStrictEqual(exchange.marketCount, markets.length);
  deepStrictEqual(exchange.orderCount, orders.length);
  for (let account = 0; account < addresses.length; account++) {
    for (let asset = 0; asset < exchange.limits.assets; asset++) {
      deepStrictEqual(exchange.balance(account, asset), specification.balance(account, asset));
    }
    const own = orders.filter((order) => order.account === account);
    deepStrictEqual(exchange.openOrders(account), own.sort(byAge));
  }
  for (const { market } of markets) {
    deepStrictEqual(exchange.market(market), markets[market]);
    deepStrictEqual(exchange.book(market, exchange.limits.levels), specification.book(market));
  }
}
