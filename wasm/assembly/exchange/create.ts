import { createAccounts } from './accounts';
import { createEvents } from './events';
import { createLadders } from './ladder';
import { createMarkets } from './markets';
import { createOrderIndex } from './orderIndex';
import { createOrders } from './orders';
import { createStateTree } from './stateTree';
import { createTimers } from './timers';
import { createMarks } from './touched';

/** Lays out all memory. Called once, before anything else; false if the host refuses the memory. */
export function createExchange(accounts: u32, assets: u32, markets: u32, orders: u32, levels: u32): bool {
  if (!createAccounts(accounts, assets) || !createMarkets(markets) || !createLadders(levels)) return false;
  if (!createOrders(orders) || !createOrderIndex(orders) || !createTimers(orders, accounts)) return false;
  return createMarks(accounts, markets) && createStateTree() && createEvents(orders);
}
