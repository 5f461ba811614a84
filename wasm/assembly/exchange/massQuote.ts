import { accountCount } from './accounts';
import { admitToBook, admitToLevel, arrive, isOutsideBand } from './arrive';
import { endOrdersOf } from './cancelOrders';
import {
  FLAG_QUOTE,
  ORDER_TYPE_LIMIT,
  REASON_BAD_COMMAND,
  REASON_BAD_PRICE,
  REASON_MARKET_HALTED,
  REASON_NONE,
  REASON_OUTSIDE_PRICE_BAND,
  REASON_REPLACED,
  REASON_UNKNOWN_ACCOUNT,
  REASON_UNKNOWN_MARKET,
  SEQUENCE_BITS,
  SIDE_BUY,
  SIDE_SELL,
  TIME_IN_FORCE_GTC,
} from './codes';
import { emitCanceled } from './events';
import { MARKET_HALTED } from './layout';
import { marketAt, marketCount } from './markets';
import { QUOTE_FLAGS } from './orderKind';
import { freeSlot, openOrder, takeSlot, writeOrder } from './orders';
import { admitOneMore, checkPriceAndLots } from './placeOrder';
import {
  QUOTE_BYTES,
  QUOTES_MAX,
  RECORD_ACCOUNT,
  RECORD_ASKS,
  RECORD_BIDS,
  RECORD_MARKET,
  RECORD_QUOTES,
  RECORD_SEQUENCE,
} from './recordLayout';

/**
 * Applies a `massQuote` record: the account's quotes in a market end, then each new one comes as a post-only order. One
 * that cannot stand is canceled with its reason and leaves the others alone, so that old quotes never outlive the command.
 */
export function massQuote(record: usize): u32 {
  const account = load<u32>(record, RECORD_ACCOUNT);
  const marketIndex = load<u32>(record, RECORD_MARKET);
  if (account >= accountCount()) return REASON_UNKNOWN_ACCOUNT;
  if (marketIndex >= marketCount()) return REASON_UNKNOWN_MARKET;
  const market = marketAt(marketIndex);
  const reason = checkQuotes(record, market);
  if (reason !== REASON_NONE) return reason;
  endOrdersOf(account, marketIndex, FLAG_QUOTE, REASON_REPLACED);
  const bids = <u32>load<u8>(record, RECORD_BIDS);
  const quotes = bids + <u32>load<u8>(record, RECORD_ASKS);
  for (let i: u32 = 0; i < quotes; i++) quote(record, market, i, i < bids ? SIDE_BUY : SIDE_SELL);
  return REASON_NONE;
}

function quoteAt(record: usize, index: u32): usize {
  return record + RECORD_QUOTES + <usize>index * QUOTE_BYTES;
}

function checkQuotes(record: usize, market: usize): u32 {
  const bids = <u32>load<u8>(record, RECORD_BIDS);
  const quotes = bids + <u32>load<u8>(record, RECORD_ASKS);
  if (quotes > QUOTES_MAX) return REASON_BAD_COMMAND;
  let bestBid: u32 = 0;
  let bestAsk: u32 = u32.MAX_VALUE;
  for (let i: u32 = 0; i < quotes; i++) {
    const priceTicks = load<u32>(quoteAt(record, i), 0);
    const reason = checkPriceAndLots(market, priceTicks, load<u32>(quoteAt(record, i), 4));
    if (reason !== REASON_NONE) return reason;
    if (i < bids) bestBid = max(bestBid, priceTicks);
    else bestAsk = min(bestAsk, priceTicks);
  }
  if (bestBid >= bestAsk) return REASON_BAD_PRICE;
  if (load<u32>(market, MARKET_HALTED) !== 0) return REASON_MARKET_HALTED;
  for (let i: u32 = 0; i < quotes; i++) {
    if (isOutsideBand(market, load<u32>(quoteAt(record, i), 0))) return REASON_OUTSIDE_PRICE_BAND;
  }
  return REASON_NONE;
}

function quote(record: usize, market: usize, index: u32, side: u32): void {
  const account = load<u32>(record, RECORD_ACCOUNT);
  const order = takeSlot();
  writeOrder(
    order,
    load<u64>(record, RECORD_SEQUENCE) | ((<u64>index + 1) << SEQUENCE_BITS),
    account,
    load<u32>(record, RECORD_MARKET),
    side,
    ORDER_TYPE_LIMIT,
    TIME_IN_FORCE_GTC,
    QUOTE_FLAGS,
    load<u32>(quoteAt(record, index), 0),
    load<u32>(quoteAt(record, index), 4),
    0,
    0,
  );
  let reason = admitToBook(market, order, 0);
  if (reason === REASON_NONE) reason = admitOneMore(market, account);
  if (reason === REASON_NONE) reason = admitToLevel(market, order, false);
  if (reason === REASON_NONE && arrive(market, order)) {
    openOrder(order);
  } else {
    emitCanceled(order, reason, false);
    freeSlot(order);
  }
}
