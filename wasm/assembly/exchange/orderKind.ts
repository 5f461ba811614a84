// Which types, times in force and flags make sense together.
import {
  FLAG_POST_ONLY,
  FLAG_QUOTE,
  FLAG_REDUCE_ONLY,
  FLAG_TRIGGER_BY_MARK,
  FLAGS_PLACED,
  ORDER_TYPE_MARKET_BIT,
  ORDER_TYPE_MAX,
  ORDER_TYPE_STOP,
  SIDE_BUY,
  SIDE_SELL,
  TIME_IN_FORCE_FOK,
  TIME_IN_FORCE_GTC,
  TIME_IN_FORCE_GTD,
  TIME_IN_FORCE_IOC,
} from './codes';

/**
 * A market order is immediate by nature, one that must not trade has to rest, only a waiting order has a trigger, and on a
 * spot market only a sell reduces anything.
 */
export function orderKindIsValid(side: u32, orderType: u32, timeInForce: u32, flags: u32): bool {
  if (side > SIDE_SELL || orderType > ORDER_TYPE_MAX || timeInForce > TIME_IN_FORCE_FOK) return false;
  if (flags > FLAGS_PLACED) return false;
  const isImmediate = timeInForce === TIME_IN_FORCE_IOC || timeInForce === TIME_IN_FORCE_FOK;
  const isMarket = (orderType & ORDER_TYPE_MARKET_BIT) !== 0;
  if (isMarket && !isImmediate) return false;
  if ((flags & FLAG_POST_ONLY) !== 0 && isImmediate) return false;
  if ((flags & FLAG_REDUCE_ONLY) !== 0 && side === SIDE_BUY) return false;
  return (flags & FLAG_TRIGGER_BY_MARK) === 0 || orderType >= ORDER_TYPE_STOP;
}

/** What all quotes are, besides limit orders that are good until canceled. */
export const QUOTE_FLAGS: u32 = FLAG_POST_ONLY | FLAG_QUOTE;

/** Whether an order with this time in force stays for others once it has met the book. */
export function rests(timeInForce: u32): bool {
  return timeInForce === TIME_IN_FORCE_GTC || timeInForce === TIME_IN_FORCE_GTD;
}
