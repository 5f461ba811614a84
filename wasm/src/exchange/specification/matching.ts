import {
  add,
  cancel,
  feeOf,
  notionalOf,
  remove,
  type SpecMarket,
  type SpecOrder,
  type State,
  told,
} from './state.ts';

/** What a taker could trade with, best price first, and first come first served at one price. */
export function opposite(state: State, taker: SpecOrder): SpecOrder[] {
  const sign = taker.side === 'buy' ? 1 : -1;
  return state.orders
    .filter((order) => order.market === taker.market && order.side !== taker.side && !order.waiting)
    .filter((order) => sign * (taker.priceTicks - order.priceTicks) >= 0)
    .sort((a, b) => sign * (a.priceTicks - b.priceTicks));
}

/** Whether others would trade all of a taker's lots, before its own orders end or shorten it. */
export function canFill(state: State, taker: SpecOrder): boolean {
  let needed = taker.remainingLots;
  for (const maker of opposite(state, taker)) {
    if (needed <= 0) break;
    if (maker.account !== taker.account) needed -= maker.remainingLots;
    else if (taker.selfTrade !== 'expireMaker') return false;
  }
  return needed <= 0;
}

/** Trades what crosses. Returns whether the taker ends there, because it met an order of its own account. */
export function match(state: State, market: SpecMarket, taker: SpecOrder): boolean {
  while (taker.remainingLots > 0) {
    const [maker] = opposite(state, taker);
    if (!maker) return false;
    if (maker.account !== taker.account) trade(state, market, taker, maker);
    else if (preventSelfTrade(state, taker, maker)) return true;
  }
  return false;
}

function preventSelfTrade(state: State, taker: SpecOrder, maker: SpecOrder): boolean {
  const lots = Math.min(taker.remainingLots, maker.remainingLots);
  switch (taker.selfTrade) {
    case 'expireTaker':
      return true;
    case 'expireMaker':
      cancel(state, maker, 'selfTrade');
      return false;
    case 'expireBoth':
      cancel(state, maker, 'selfTrade');
      return true;
    case 'decrement': {
      const takerEnds = taker.remainingLots === lots;
      if (maker.remainingLots === lots) cancel(state, maker, 'selfTrade');
      else reduce(state, maker, lots, true);
      if (!takerEnds) reduce(state, taker, lots, false);
      return takerEnds;
    }
  }
}

/** Takes lots from an order without a trade. */
export function reduce(state: State, order: SpecOrder, lots: number, resting: boolean): void {
  order.remainingLots -= lots;
  state.events.push({ type: 'reduced', ...told(state, order), quantityLots: lots, resting });
}

function trade(state: State, market: SpecMarket, taker: SpecOrder, maker: SpecOrder): void {
  const lots = Math.min(taker.remainingLots, maker.remainingLots);
  const notional = notionalOf(market, maker.priceTicks, lots);
  // A fee that rose while the maker rested does not reach it.
  const makerFee = feeOf(notional, Math.min(market.makerFeeBps, maker.reserveFeeBps));
  const takerFee = feeOf(notional, market.takerFeeBps);
  const base = BigInt(lots) * market.baseUnitsPerLot;
  const takerSign = taker.side === 'buy' ? 1n : -1n;
  add(state, taker.account, market.baseAsset, takerSign * base);
  add(state, maker.account, market.baseAsset, -takerSign * base);
  add(state, taker.account, market.quoteAsset, -takerSign * notional - takerFee);
  add(state, maker.account, market.quoteAsset, takerSign * notional - makerFee);
  add(state, market.feeAccount, market.quoteAsset, makerFee + takerFee);
  taker.remainingLots -= lots;
  maker.remainingLots -= lots;
  market.lastTicks = maker.priceTicks;
  const { sequence } = state;
  state.events.push({
    type: 'trade',
    sequence,
    tradeId: ++state.tradeId,
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
    makerRemainingLots: maker.remainingLots,
    takerRemainingLots: taker.remainingLots,
  });
  for (const { orderId, account, remainingLots } of [maker, taker]) {
    if (remainingLots === 0) state.events.push({ type: 'filled', sequence, orderId, account });
  }
  if (maker.remainingLots === 0) remove(state, maker);
}
