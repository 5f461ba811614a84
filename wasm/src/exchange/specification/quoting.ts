import type { MassQuote, PlaceOrder } from '../Command.ts';
import type { RejectReason } from '../codes.ts';
import { admitOneMore, admitToBook, admitToRest, arrive, isOutsideBand } from './arriving.ts';
import { orderOf } from './placing.ts';
import {
  byAge,
  cancel,
  checkPriceAndLots,
  quoteId,
  type SpecMarket,
  type SpecOrder,
  type State,
  tellCanceled,
} from './state.ts';

/** The old quotes end in any case; a new one that cannot stand is canceled alone. */
export function massQuote(state: State, command: MassQuote): RejectReason | undefined {
  if (command.account >= state.addresses.length) return 'unknownAccount';
  const market = state.markets[command.market];
  if (!market) return 'unknownMarket';
  const wrong = checkQuotes(market, command);
  if (wrong) return wrong;
  const old = state.orders.filter((order) => order.account === command.account && order.quote);
  for (const order of old.sort(byAge)) {
    if (order.market === command.market) cancel(state, order, 'replaced');
  }
  for (const order of quotesOf(command)) {
    const hindrance =
      admitToBook(state, market, order) ??
      admitOneMore(state, market, order.account) ??
      admitToRest(state, order);
    if (hindrance) tellCanceled(state, order, hindrance, false);
    else arrive(state, market, order);
  }
  return undefined;
}

function checkQuotes(market: SpecMarket, { bids, asks }: MassQuote): RejectReason | undefined {
  for (const { priceTicks, quantityLots } of [...bids, ...asks]) {
    const wrong = checkPriceAndLots(market, priceTicks, quantityLots);
    if (wrong) return wrong;
  }
  const highestBid = Math.max(0, ...bids.map(({ priceTicks }) => priceTicks));
  if (asks.some(({ priceTicks }) => priceTicks <= highestBid)) return 'badPrice';
  if (market.halted) return 'marketHalted';
  const isOutside = [...bids, ...asks].some(({ priceTicks }) => isOutsideBand(market, priceTicks));
  return isOutside ? 'outsidePriceBand' : undefined;
}

/** A quote is a post-only order with an id of its own. */
function quotesOf({ bids, asks, sequence, timestampMs, account, market, ref }: MassQuote): SpecOrder[] {
  return [...bids, ...asks].map((quote, index) => {
    const order: PlaceOrder = {
      op: 'placeOrder',
      sequence,
      timestampMs,
      account,
      market,
      side: index < bids.length ? 'buy' : 'sell',
      orderType: 'limit',
      timeInForce: 'GTC',
      postOnly: true,
      ...quote,
      ref,
    };
    return { ...orderOf(order), orderId: quoteId(sequence, index + 1), quote: true };
  });
}
