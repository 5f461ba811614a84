// Events as they cross into TypeScript, little-endian. All are short but trades.

export const EVENT_BYTES: usize = 40;
export const TRADE_BYTES: usize = 80;

export const EVENT_TYPE: usize = 0;
export const EVENT_SIDE: usize = 1;
export const EVENT_REASON: usize = 2;
/** 1 if the order stood in the book. */
export const EVENT_RESTING: usize = 3;
/** A market, or an asset where the event is about one. */
export const EVENT_MARKET: usize = 4;
export const EVENT_SEQUENCE: usize = 8;
export const EVENT_ORDER_ID: usize = 16;
export const EVENT_ACCOUNT: usize = 24;
export const EVENT_PRICE_TICKS: usize = 28;
export const EVENT_REMAINING_LOTS: usize = 32;
export const EVENT_QUANTITY_LOTS: usize = 36;
export const EVENT_TRIGGER_TICKS: usize = 36;
/** An amount or a time, in events without lots. */
export const EVENT_VALUE: usize = 32;

export const TRADE_MAKER_ORDER_ID: usize = 40;
export const TRADE_MAKER_ACCOUNT: usize = 48;
export const TRADE_MAKER_REMAINING_LOTS: usize = 52;
export const TRADE_ID: usize = 56;
export const TRADE_TAKER_FEE: usize = 64;
export const TRADE_MAKER_FEE: usize = 72;
